using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>A line as far as it says anything by itself.</summary>
/// <param name="Line">The line.</param>
/// <param name="Kind">Its kind; null where that cannot be told.</param>
/// <param name="Record">What it states; null where something is wrong with it, or where it states nothing.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record ParsedLine(Line Line, RecordKind? Kind, IRecord? Record, IReadOnlyList<Fault> Faults)
{
    /// <summary>Whether it states nothing and has no outcome either.</summary>
    public bool IsSnapshot => Record is null && Faults.Count == 0;

    public RowResult Rejected(IReadOnlyList<Fault> faults) => Result(RowOutcome.Rejected, faults);

    /// <param name="outcome">What came of it.</param>
    /// <param name="faults">What is wrong with it, at places in its record where it has one.</param>
    public RowResult Result(RowOutcome outcome, IReadOnlyList<Fault> faults) => new(
        Line.Number,
        File: null,
        Kind?.Name,
        Record?.Id,
        outcome,
        faults.Count == 0 ? null : [.. faults.Select(fault => new RowFault(fault.Pointer, null, null, fault.Detail, fault.Code))]);
}
