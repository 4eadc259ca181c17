using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>Decides what an import does with the record of one line, or finds everything that speaks against it.</summary>
/// <param name="planner">The rules.</param>
/// <param name="store">The register.</param>
/// <param name="view">The register as the caller sees it.</param>
internal sealed class LinePlanner(RecordPlanner planner, IRecordStore store, RegisterView view)
{
    public async Task<RecordPlan> Plan(RecordKind kind, IRecord record, CancellationToken cancellation)
    {
        // Comes before every look-up: a caller who may not write the record learns nothing of what the register has.
        if (planner.Forbidden(record) is { } forbidden)
        {
            return RecordPlan.Rejected(forbidden);
        }

        var former = await store.Find(kind, record.Id, cancellation) is { } entry && view.Reader.MaySee(entry.Record) ? entry : null;
        var references = new References(view);
        await kind.Check(record, former?.Record, references, cancellation);
        if (references.Faults.Count > 0)
        {
            return RecordPlan.Rejected(references.Faults);
        }

        if (planner.Duplicate(kind, record, former?.Record) is { } duplicate)
        {
            return RecordPlan.Rejected(duplicate);
        }

        var plan = planner.Plan(kind, record, former?.Record);
        return plan.Outcome == RecordOutcome.Rejected ? plan : plan with { Former = former?.Revision ?? 0 };
    }
}
