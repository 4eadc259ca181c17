using CoProduction.Functions.Access.People;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Import;

/// <summary>What came of one row of an import.</summary>
/// <param name="Row">The physical line on which the row starts, from 1; null where the fault is in the file as a whole.</param>
/// <param name="File">The CSV file; null for JSON lines.</param>
/// <param name="Kind">The kind of its record; null where that is unknown.</param>
/// <param name="Id">The id of its record; null where that is unknown.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Faults">What is wrong with it; null unless it was rejected.</param>
public sealed record RowResult(int? Row, string? File, string? Kind, string? Id, RecordOutcome Outcome, IReadOnlyList<RowFault>? Faults)
{
    /// <summary>What a dry run would change in a record that it would replace or delete; otherwise null.</summary>
    public IReadOnlyList<FieldChange>? Changes { get; init; }

    /// <summary>What the import has proposed, and not done, because others decide on it; null for nothing.</summary>
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>The result with the subjects of those who changed the record since. Stored results have only their handles.</summary>
    internal RowResult Naming(Subjects subjects) =>
        Faults is null ? this : this with { Faults = [.. Faults.Select(fault => fault with { Detail = subjects.Into(fault.Detail) })] };

    /// <summary>The result once the records with faults were not written, because somebody else had changed them.</summary>
    internal RowResult Overtaken(IReadOnlyDictionary<(string Kind, string Id), BodyFault> faults) =>
        Kind is not null && Id is not null && Outcome.IsChange() && faults.TryGetValue((Kind, Id), out var fault)
            ? this with { Outcome = RecordOutcome.Rejected, Notices = null, Faults = [new RowFault(File is null ? fault.Pointer : null, null, null, fault.Detail, fault.Code)] }
            : this;
}

#pragma warning disable CA1720 // RFC 6901 and our answers call it a pointer.
/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Pointer">The place in a JSON line, as a JSON pointer (RFC 6901); empty for the whole line, null for CSV.</param>
/// <param name="Column">The column of a CSV file; null where the fault is in the row as a whole.</param>
/// <param name="Value">The text of the cell; null where there is no cell.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
/// <param name="Code">A code for the fault; codes never change.</param>
public sealed record RowFault(string? Pointer, string? Column, string? Value, string Detail, string Code);
#pragma warning restore CA1720
