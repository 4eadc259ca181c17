using CoProduction.Functions.Access;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using Fault = CoProduction.Functions.Resources.Fault;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>What is to be done with the record of a line.</summary>
/// <param name="Outcome">Whether it is taken.</param>
/// <param name="Faults">What speaks against it, at places in the record.</param>
/// <param name="Former">The revision that it finds; 0 where there is none.</param>
internal sealed record LinePlan(RowOutcome Outcome, IReadOnlyList<Fault> Faults, int Former)
{
    /// <summary>Finds out what is to be done with a record, or everything that speaks against it.</summary>
    /// <param name="store">The register.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="record">The record.</param>
    /// <param name="caller">Who imports it.</param>
    /// <param name="view">The register as the caller sees it.</param>
    /// <param name="sites">The sites that a new one must not look like.</param>
    /// <param name="today">The day of the import (UTC).</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<LinePlan> For(
        IRecordStore store,
        RecordKind kind,
        IRecord record,
        Caller caller,
        RegisterView view,
        RegisteredSites sites,
        DateOnly today,
        CancellationToken cancellation)
    {
        // Before anything is looked up: a caller who may not write it learns nothing of what there is.
        if (!caller.MayWrite(record.Keeper))
        {
            return Refused(new Fault("", Keepers.Refusal(record.Keeper), Fault.Forbidden));
        }

        var former = await store.Find(kind, record.Id, cancellation) is { } entry && view.Reader.MaySee(entry.Record) ? entry : null;
        var references = new References(view);
        await kind.Check(record, former?.Record, references, cancellation);
        var faults = references.Faults;
        if (faults.Count == 0 && former is null && kind.Outline(record) is { } site && sites.Like(site) is { Count: > 0 } candidates)
        {
            faults = [new Fault($"/{kind.IdProperty}", Lookalikes.Message(candidates), Fault.PossibleDuplicate)];
        }

        if (faults.Count > 0)
        {
            return Refused(faults);
        }

        try
        {
            return new LinePlan(OutcomeOf(ImportedAction.Of(kind, record, former?.Record, today)), [], former?.Revision ?? 0);
        }
        catch (RecordTooLargeException tooLarge)
        {
            return Refused(new Fault("", tooLarge.Message, Fault.TooLarge));
        }
    }

    private static LinePlan Refused(params IReadOnlyList<Fault> faults) => new(RowOutcome.Rejected, faults, 0);

    private static RowOutcome OutcomeOf(RevisionAction? action) => action switch
    {
        null => RowOutcome.Unchanged,
        RevisionAction.Added => RowOutcome.Added,
        _ => RowOutcome.Replaced,
    };
}
