namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>What came of one row of an import.</summary>
/// <param name="Row">The physical line on which it starts, from 1; null where a file as a whole is meant.</param>
/// <param name="File">The CSV file; null for JSON lines.</param>
/// <param name="Kind">The kind of its record; null where it could not be told.</param>
/// <param name="Id">The id of its record; null where it could not be told.</param>
/// <param name="Outcome">Whether it was taken.</param>
/// <param name="Faults">What is wrong with it, where it was rejected.</param>
public sealed record RowResult(int? Row, string? File, string? Kind, string? Id, RowOutcome Outcome, IReadOnlyList<RowFault>? Faults);

public enum RowOutcome
{
    /// <summary>Its record is new.</summary>
    Added,

    /// <summary>Its record has changed.</summary>
    Replaced,

    /// <summary>Its record was so already.</summary>
    Unchanged,

    /// <summary>It was not taken.</summary>
    Rejected,
}

#pragma warning disable CA1720 // A pointer is what RFC 6901 calls it, and what answers call it.
/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Pointer">Where in a JSON line: a JSON pointer (RFC 6901); empty for the whole line, null for CSV.</param>
/// <param name="Column">In which column of a CSV file; null where the row as a whole is meant.</param>
/// <param name="Value">What the cell says; null where there is none.</param>
/// <param name="Detail">What is wrong and what would be right.</param>
/// <param name="Code">One of the codes of faults, which never change.</param>
public sealed record RowFault(string? Pointer, string? Column, string? Value, string Detail, string Code);
#pragma warning restore CA1720
