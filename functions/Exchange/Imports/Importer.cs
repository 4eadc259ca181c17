using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using Microsoft.Extensions.Options;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>
/// Brings files into the register: all of an import, or nothing of it, because its files refer to each other. What it
/// states is added or replaced; what it does not state stays.
/// </summary>
/// <remarks>
/// An import is read and checked as a whole, then kept as accepted (<see cref="ImportIntents"/>), then written record by
/// record. Whoever reads in between sees each record wholly as it was or wholly as it shall be, some already and some not
/// yet, and what records refer to before those records. Killed before it was accepted, an import has changed nothing;
/// killed after, the rest is written at the next start or before the next import.
/// </remarks>
public sealed class Importer
{
    private readonly IRegisterReader reader;
    private readonly Readers readers;
    private readonly RecordKinds kinds;
    private readonly IRecordStore store;
    private readonly ImportTurn turn;
    private readonly ImportIntents intents;
    private readonly ImportOptions options;
    private readonly TimeProvider time;

    public Importer(
        IRegisterReader reader,
        IRecordStore store,
        RecordKinds kinds,
        Readers readers,
        ImportTurn turn,
        ImportIntents intents,
        IOptions<ImportOptions> options,
        TimeProvider time) =>
        (this.reader, this.store, this.kinds, this.readers, this.turn, this.intents, this.options, this.time) =
        (reader, store, kinds, readers, turn, intents, options.Value, time);

    public async Task<ImportOutcome> Import(
        Package package, ImportTerms terms, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        if (await Repeated(terms, cancellation) is { } before)
        {
            return before;
        }

        if (terms.DryRun)
        {
            return await Kept((await Read(package, terms, progress, cancellation)).Outcome, terms, cancellation);
        }

        progress?.Report(new ImportProgress("Waiting for the turn to write", 0, null));
        await using var held = await turn.Take(terms.Patience, cancellation);
        if (held is null)
        {
            return await Repeated(terms, cancellation) ?? new ImportOutcome.Busy();
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, held.Lost);
        await RollForward(either.Token);
        if (await Repeated(terms, either.Token) is { } meanwhile)
        {
            return meanwhile;
        }

        var (planned, result) = await Read(package, terms, progress, either.Token);
        if (result is ImportOutcome.Accepted accepted && terms.Deciding is { } deciding)
        {
            await deciding(accepted, either.Token);
        }

        if (planned is null)
        {
            return await Kept(result, terms, either.Token);
        }

        await Write(planned, ((ImportOutcome.Accepted)result).Report, terms, progress, either.Token);
        return result;
    }

    /// <summary>Finishes what was accepted but not all written when its process ended; does nothing where there is no such import.</summary>
    /// <returns>How many imports were finished; null where another process was still at it after that time.</returns>
    public async Task<int?> Recover(TimeSpan patience, CancellationToken cancellation)
    {
        if ((await intents.Unfinished(cancellation)).Count == 0)
        {
            return 0;
        }

        await using var held = await turn.Take(patience, cancellation);
        if (held is null)
        {
            return null;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, held.Lost);
        return await RollForward(either.Token);
    }

    /// <summary>What came of the same import before; null where it was not carried out, or where nobody may repeat it.</summary>
    private async Task<ImportOutcome?> Repeated(ImportTerms terms, CancellationToken cancellation) =>
        terms.KeepsReport && await intents.ReportOf(terms.Intent!, cancellation) is { } report ? new ImportOutcome.Repeated(report) : null;

    /// <summary>Keeps the report of an import that writes nothing; of several at once, the first one's holds for all.</summary>
    private async Task<ImportOutcome> Kept(ImportOutcome outcome, ImportTerms terms, CancellationToken cancellation)
    {
        if (!terms.KeepsReport || outcome is not ImportOutcome.Accepted accepted)
        {
            return outcome;
        }

        return await intents.KeepReport(terms, accepted.Report, cancellation) ? outcome : await Repeated(terms, cancellation) ?? outcome;
    }

    private async Task<int> RollForward(CancellationToken cancellation)
    {
        var unfinished = await intents.Unfinished(cancellation);
        foreach (var id in unfinished)
        {
            await intents.RollForward(id, cancellation);
        }

        return unfinished.Count;
    }

    /// <summary>Reads all of it; the plan is null where nothing is to be written.</summary>
    private async Task<(IReadOnlyList<PlannedRecords>? Plan, ImportOutcome Outcome)> Read(
        Package package, ImportTerms terms, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var (faults, tally) = (new Faults(options.MostFaults), new Tally());
        foreach (var fault in package.Faults)
        {
            faults.Add(fault.File, fault.Line, fault.Column, fault.Value, fault.Message);
        }

        progress?.Report(new ImportProgress("Reading the register", 0, null));
        var intake = new Intake(await Seen(terms.Caller, cancellation), new Releases(terms.ReleasableTo));
        new PackageReader(package, new ContentBound(options.LargestContent), faults, tally, progress).ReadInto(intake, cancellation);
        intake.Bills.Complete(intake.Items);
        if (faults.Count > 0)
        {
            return (null, new ImportOutcome.Rejected(faults.Count, faults.First));
        }

        intake.Complete();
        Lookalikes.Refuse(intake, terms.NotDuplicateOf, faults);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var outcomes = new List<RecordOutcome>();
        var staged = intake.ByRecord;
        PlannedRecords[] plan =
        [
            .. kinds.All.Where(kind => staged.ContainsKey(kind.Record))
                .Select(kind => PlannedRecords.Of(kind, staged[kind.Record], terms.Caller, today, outcomes, faults)),
        ];
        outcomes.ForEach(tally.Add);
        return faults.Count > 0
            ? (null, new ImportOutcome.Rejected(faults.Count, faults.First))
            : (plan.Any(planned => planned.Records.Count > 0) ? plan : null, new ImportOutcome.Accepted(tally.Report(terms.DryRun), outcomes));
    }

    /// <summary>The register, as whoever imports may see it: what is hidden from them is as if it were not there.</summary>
    private async Task<Register> Seen(Caller? caller, CancellationToken cancellation)
    {
        var register = await reader.Read(cancellation);
        return caller is null ? register : register.SeenBy(await readers.Of(caller, cancellation));
    }

    private async Task Write(
        IReadOnlyList<PlannedRecords> plan, ImportReport report, ImportTerms terms, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var id = await intents.Accept(plan, terms, report, cancellation);
        progress?.Report(new ImportProgress("Accepted", 0, null));
        foreach (var planned in plan.Where(planned => planned.Records.Count > 0))
        {
            await store.Put(planned.Kind, planned.Records, terms.Author, progress is null ? null : new OfKind(progress, planned), cancellation);
        }

        await intents.Finish(id, cancellation);
    }

    private sealed class OfKind(IProgress<ImportProgress> progress, PlannedRecords planned) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new ImportProgress($"Writing {planned.Kind.Name}", value, planned.Records.Count));
    }
}
