using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>What a line says, before it is compared with the register.</summary>
/// <param name="Line">The line.</param>
/// <param name="Kind">The kind of its record; null where that is unknown.</param>
/// <param name="Record">The record that it states; null where it has a fault, deletes a record or states none.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record ParsedLine(UploadLine Line, RecordKind? Kind, IRecord? Record, IReadOnlyList<BodyFault> Faults)
{
    /// <summary>The body of its record, or the sound parts of one with faults; null where there are none.</summary>
    public object? Body { get; init; }

    /// <summary>The id of the record that it deletes; null where it has a fault or deletes none.</summary>
    public string? Deletes { get; init; }

    /// <summary>The version that its record must be in, as an ETag without quotes; null for any.</summary>
    public string? ETag { get; init; }

    /// <summary>The position in the change feed that the first line of an export states; null where it states none.</summary>
    public string? Position { get; init; }

    /// <summary>Whether it states or deletes a record and has no fault of its own.</summary>
    public bool IsSound => Record is not null || Deletes is not null;

    /// <summary>Whether it is about no record and so has no outcome.</summary>
    public bool IsSnapshot => !IsSound && Faults.Count == 0;

    public RowResult Rejected(IReadOnlyList<BodyFault> faults) => Result(RecordOutcome.Rejected, faults);

    /// <param name="outcome">What came of it.</param>
    /// <param name="faults">What is wrong with it, at places in the line.</param>
    public RowResult Result(RecordOutcome outcome, IReadOnlyList<BodyFault> faults) => new(
        Line.Number,
        File: null,
        Kind?.Name,
        Record?.Id ?? Deletes,
        outcome,
        faults.Count == 0 ? null : [.. faults.Select(fault => new RowFault(fault.Pointer, null, null, fault.Detail, fault.Code))]);
}
