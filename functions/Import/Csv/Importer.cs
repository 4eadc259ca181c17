using System.Collections.Concurrent;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry.Partners;

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
    private readonly ImportTurns turns;
    private readonly ImportIntents intents;
    private readonly ImportWriter writer;
    private readonly ImportOptions options;
    private readonly TimeProvider time;

    public Importer(
        IRegisterReader reader,
        RecordKinds kinds,
        Visibility visibility,
        ImportTurns turns,
        ImportIntents intents,
        ImportWriter writer,
        ImportOptions options,
        TimeProvider time) =>
        (this.reader, this.kinds, this.visibility, this.turns, this.intents, this.writer, this.options, this.time) =
        (reader, kinds, visibility, turns, intents, writer, options, time);

    public async Task<ImportOutcome> Import(
        Package package, ImportTerms terms, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        if (terms.DryRun)
        {
            return (await Read(package, terms, progress, cancellation)).Outcome;
        }

        progress?.Report(new ImportProgress("Waiting to write", 0, null));
        await using var turn = await turns.Take(terms.Patience, cancellation);
        if (turn is null)
        {
            return new ImportOutcome.Busy();
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, turn.Lost);
        await RollForward(turn, either.Token);
        if (terms.Intent is { } intent && await intents.Finished(intent, either.Token) is { } before)
        {
            return new ImportOutcome.Finished(before);
        }

        var begun = time.GetUtcNow();
        var (plan, result) = await Read(package, terms, progress, either.Token);
        if (result is not ImportOutcome.Accepted accepted)
        {
            return result;
        }

        if (terms.Deciding is { } deciding)
        {
            await deciding(accepted, either.Token);
        }

        // From here on, only the loss of the turn stops it: what a caller has sent is not half done because the caller is gone.
        return plan is null ? result : accepted with { Written = await Write(turn, plan, terms, begun, progress, turn.Lost) };
    }

    /// <summary>Finishes an accepted import whose process ended while it wrote it.</summary>
    /// <returns>Whether there was one; null where another process was still writing after that time.</returns>
    public async Task<bool?> Recover(TimeSpan patience, CancellationToken cancellation)
    {
        if (await turns.Accepted(cancellation) is null)
        {
            return false;
        }

        await using var turn = await turns.Take(patience, cancellation);
        if (turn is null)
        {
            return null;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, turn.Lost);
        return await RollForward(turn, either.Token);
    }

    /// <returns>Whether there was an import to finish.</returns>
    private async Task<bool> RollForward(ImportTurn turn, CancellationToken cancellation)
    {
        if (await turn.Accepted(cancellation) is not { } unfinished)
        {
            return false;
        }

        await intents.RollForward(turn, unfinished, cancellation);
        return true;
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
        var draft = new ImportDraft(
            await VisibleRegister(terms.Caller, cancellation), new Releases(terms.ReleasableTo), terms.Replaces, await ProposedGroups(terms.Caller, cancellation));
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

        if (!terms.Overwrites && (terms.Exported ?? package.Exported) is { } exported)
        {
            plan = plan.Without(await Later(plan, exported, terms, cancellation));
        }

        foreach (var result in plan.Results)
        {
            counts.Add(result);
        }

        return (plan.IsEmpty ? null : plan, new ImportOutcome.Accepted(counts.Report(terms.DryRun), plan.Results) { Notice = plan.Notice });
    }

    /// <summary>What speaks against records that somebody changed after the files were exported.</summary>
    private async Task<IReadOnlyDictionary<(string Kind, string Id), BodyFault>> Later(
        ImportPlan plan, ExportPosition exported, ImportTerms terms, CancellationToken cancellation)
    {
        var faults = new ConcurrentDictionary<(string Kind, string Id), BodyFault>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        var all = plan.Records.SelectMany(planned => planned.Records.Select(one => (planned.Kind, one.Id)));
        await Parallel.ForEachAsync(all, parallel, async (one, ended) =>
        {
            if (await writer.Later(one.Kind, one.Id, exported, terms.Author, terms.Caller, ended) is { } fault)
            {
                faults[(one.Kind.Name, one.Id)] = fault;
            }
        });
        return faults;
    }

    /// <summary>The register as the caller sees it. Hidden records count as missing.</summary>
    private async Task<Register> VisibleRegister(Caller? caller, CancellationToken cancellation)
    {
        var register = await reader.Read(cancellation);
        return caller is null ? register : register.VisibleTo(await visibility.Of(caller, cancellation));
    }

    /// <summary>The groups that somebody has proposed, as far as the caller knows. A command of the program counts members only.</summary>
    private async Task<IReadOnlyCollection<Membership>> ProposedGroups(Caller? caller, CancellationToken cancellation) =>
        caller is null ? [] : [.. await new ReferenceData(await visibility.ViewOf(caller, cancellation)).ProposedGroups(cancellation)];

    private async Task<FinishedImport> Write(
        ImportTurn turn, ImportPlan plan, ImportTerms terms, DateTimeOffset begun, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var import = await intents.Accept(turn, plan.Records, terms, begun, cancellation);
        progress?.Report(new ImportProgress("Accepted", 0, null));
        var overtaken = new List<OvertakenRecord>();
        foreach (var planned in plan.Records.Where(planned => planned.Records.Count > 0))
        {
            overtaken.AddRange(await intents.Write(import, planned, progress is null ? null : new OfKind(progress, planned), cancellation));
        }

        return await intents.Finish(turn, new FinishedImport(import, overtaken), cancellation);
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
