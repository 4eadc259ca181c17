namespace CoProduction.Functions.Import.Csv;

/// <summary>The faults of an import: it lists the first ones and counts all.</summary>
/// <param name="most">How many faults are listed.</param>
internal sealed class ImportFaults(int most)
{
    private const int LongestValue = 200;

    private readonly List<ImportFault> first = [];

    public IReadOnlyList<ImportFault> First => first;

    public int Count { get; private set; }

    public void Add(string file, int? line, string? column, string? value, string message, string? code = null)
    {
        Count++;
        if (first.Count < most)
        {
            first.Add(new ImportFault(file, line, column, value is { Length: > LongestValue } ? $"{value[..LongestValue]}…" : value, message, code));
        }
    }
}

/// <summary>A fault of an import.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The physical line on which the row starts, from 1; null where the fault is in the file as a whole.</param>
/// <param name="Column">The column; null where the fault is in the row as a whole.</param>
/// <param name="Value">The text of the cell, cut after 200 characters; null where there is none.</param>
/// <param name="Message">What is wrong, or what would be right.</param>
/// <param name="Code"><c>forbidden</c> where the caller may not write the record, <c>possible-duplicate</c> where the record looks like a registered one, <c>retired</c> where it names a retired record anew; otherwise null.</param>
public sealed record ImportFault(string File, int? Line, string? Column, string? Value, string Message, string? Code = null)
{
    /// <summary>Formats the fault as compilers do: <c>file:line: column: message</c>.</summary>
    public override string ToString() =>
        $"{File}{(Line is { } line ? $":{line}" : "")}: {(Column is null ? "" : $"{Column}: ")}{Message}{(string.IsNullOrEmpty(Value) ? "" : $" (here: '{Value}')")}";
}
