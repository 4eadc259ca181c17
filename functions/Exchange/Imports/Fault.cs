namespace CoProduction.Functions.Exchange.Imports;

/// <summary>One thing that is wrong with an import.</summary>
/// <param name="File">The file, by its name.</param>
/// <param name="Line">The physical line on which the row starts, from 1; null where the file as a whole is meant.</param>
/// <param name="Column">The column; null where the row as a whole is meant.</param>
/// <param name="Value">What the cell says, cut after 200 characters; null where there is none.</param>
/// <param name="Message">What is wrong, or what would be right.</param>
/// <param name="Code"><c>forbidden</c> where the caller may not write the record, <c>possible-duplicate</c> where it looks like one; null for everything else.</param>
public sealed record Fault(string File, int? Line, string? Column, string? Value, string Message, string? Code = null)
{
    /// <summary>As compilers say it: <c>file:line: column: message</c>.</summary>
    public override string ToString() =>
        $"{File}{(Line is { } line ? $":{line}" : "")}: {(Column is null ? "" : $"{Column}: ")}{Message}{(string.IsNullOrEmpty(Value) ? "" : $" (here: '{Value}')")}";
}
