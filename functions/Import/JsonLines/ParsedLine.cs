using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>What a line says, before it is compared with the register.</summary>
/// <param name="Line">The line.</param>
/// <param name="Kind">The kind of its record; null where that is unknown.</param>
/// <param name="Record">The record that it states; null where it has a fault or states none.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record ParsedLine(UploadLine Line, RecordKind? Kind, IRecord? Record, IReadOnlyList<BodyFault> Faults)
{
    /// <summary>The body of its record, or the sound parts of one with faults; null where there are none.</summary>
    public object? Body { get; init; }

    /// <summary>The position in the change feed that the first line of an export states; null where it states none.</summary>
    public string? Position { get; init; }

    /// <summary>Whether it states no record and so has no outcome.</summary>
    public bool IsSnapshot => Record is null && Faults.Count == 0;

    public RowResult Rejected(IReadOnlyList<BodyFault> faults) => Result(RecordOutcome.Rejected, faults);

    /// <param name="outcome">What came of it.</param>
    /// <param name="faults">What is wrong with it, at places in the line.</param>
    public RowResult Result(RecordOutcome outcome, IReadOnlyList<BodyFault> faults) => new(
        Line.Number,
        File: null,
        Kind?.Name,
        Record?.Id,
        outcome,
        faults.Count == 0 ? null : [.. faults.Select(fault => new RowFault(fault.Pointer, null, null, fault.Detail, fault.Code))]);
}
