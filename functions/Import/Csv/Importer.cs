using CoProduction.Functions.Access;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Imports files into the register: all of them or nothing, because files refer to each other. Records that the files state are added
/// or replaced; all others stay.
/// </summary>
/// <remarks>
/// An import is read and checked as a whole, then stored as accepted (<see cref="ImportIntents"/>), then written record by record. A
/// reader in between sees some records as they were and some as they will be, but each record whole, and no record before those that
/// it refers to. An import whose caller goes away or that is killed before it is accepted has changed nothing. From then on it goes on
/// without its caller, and the rest of one that is killed is written within seconds by any program, or before the next import.
/// </remarks>
public sealed class Importer
{
    private readonly IRegisterReader reader;
    private readonly Visibility visibility;
    private readonly RecordKinds kinds;
    private readonly IRecordStore store;
    private readonly ImportLease lease;
    private readonly ImportIntents intents;
    private readonly ImportOptions options;
    private readonly TimeProvider time;

    public Importer(
        IRegisterReader reader,
        IRecordStore store,
        RecordKinds kinds,
        Visibility visibility,
        ImportLease lease,
        ImportIntents intents,
        ImportOptions options,
        TimeProvider time) =>
        (this.reader, this.store, this.kinds, this.visibility, this.lease, this.intents, this.options, this.time) =
        (reader, store, kinds, visibility, lease, intents, options, time);

    public async Task<ImportOutcome> Import(
        Package package, ImportTerms terms, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        if (await Repeated(terms, cancellation) is { } before)
        {
            return before;
        }

        if (terms.DryRun)
        {
            return await StoreReport((await Read(package, terms, progress, cancellation)).Outcome, terms, cancellation);
        }

        progress?.Report(new ImportProgress("Waiting to write", 0, null));
        await using var held = await lease.Take(terms.Patience, cancellation);
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
            return await StoreReport(result, terms, either.Token);
        }

        // From here on, only the loss of the turn stops it: what a caller has sent is not half done because the caller is gone.
        await Write(planned, ((ImportOutcome.Accepted)result).Report, terms, progress, held.Lost);
        return result;
    }

    /// <summary>Finishes accepted imports whose process ended while it wrote them.</summary>
    /// <returns>How many imports were finished; null where another process was still writing after that time.</returns>
    public async Task<int?> Recover(TimeSpan patience, CancellationToken cancellation)
    {
        if ((await intents.Unfinished(cancellation)).Count == 0)
        {
            return 0;
        }

        await using var held = await lease.Take(patience, cancellation);
        if (held is null)
        {
            return null;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, held.Lost);
        return await RollForward(either.Token);
    }

    /// <summary>What came of the same import before; null where it was not carried out, or cannot be repeated.</summary>
    private async Task<ImportOutcome?> Repeated(ImportTerms terms, CancellationToken cancellation) =>
        terms.KeepsReport && await intents.ReportOf(terms.Intent!, cancellation) is { } report ? new ImportOutcome.Repeated(report) : null;

    /// <summary>Stores the report of an import that writes nothing. Of several at once, the first report counts for all.</summary>
    private async Task<ImportOutcome> StoreReport(ImportOutcome outcome, ImportTerms terms, CancellationToken cancellation)
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

    /// <summary>Reads and plans all of it; the plan is null where there is nothing to write.</summary>
    private async Task<(ImportPlan? Plan, ImportOutcome Outcome)> Read(
        Package package, ImportTerms terms, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var (faults, counts) = (new ImportFaults(options.MostFaults), new ImportCounts());
        foreach (var fault in package.Faults)
        {
            faults.Add(fault.File, fault.Line, fault.Column, fault.Value, fault.Message);
        }

        progress?.Report(new ImportProgress("Reading the register", 0, null));
        var draft = new ImportDraft(await VisibleRegister(terms.Caller, cancellation), new Releases(terms.ReleasableTo), terms.Replaces);
        new PackageReader(package, new ContentBound(options.LargestContent), faults, counts, progress).ReadInto(draft, cancellation);
        draft.CheckReferences();
        if (draft.Memberships.FaultOf(terms.ReleasableTo) is { } unknown)
        {
            faults.Add("releasableTo", null, null, null, unknown);
        }

        if (faults.Count > 0)
        {
            return (null, new ImportOutcome.Rejected(faults.Count, faults.First));
        }

        draft.Complete();
        var plan = ImportPlan.Of(kinds, draft, terms, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), faults);
        if (faults.Count > 0)
        {
            return (null, new ImportOutcome.Rejected(faults.Count, faults.First));
        }

        foreach (var result in plan.Results)
        {
            counts.Add(result);
        }

        return (plan.IsEmpty ? null : plan, new ImportOutcome.Accepted(counts.Report(terms.DryRun), plan.Results));
    }

    /// <summary>The register as the caller sees it. Hidden records count as missing.</summary>
    private async Task<Register> VisibleRegister(Caller? caller, CancellationToken cancellation)
    {
        var register = await reader.Read(cancellation);
        return caller is null ? register : register.VisibleTo(await visibility.Of(caller, cancellation));
    }

    private async Task Write(
        ImportPlan plan, ImportReport report, ImportTerms terms, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var id = await intents.Accept(plan.Records, terms, report, cancellation);
        progress?.Report(new ImportProgress("Accepted", 0, null));
        foreach (var planned in plan.Records.Where(planned => planned.Records.Count > 0))
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

/// <summary>The progress of an import.</summary>
/// <param name="Step">The step, such as <c>Reading factories.csv</c>.</param>
/// <param name="Done">How many rows or records of this step are done.</param>
/// <param name="Total">How many there are; null while that is unknown.</param>
public readonly record struct ImportProgress(string Step, int Done, int? Total);
