using CoProduction.Functions.Http;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// Runs a job of CSV files: all of it or nothing, because the files refer to each other. It stores the outcome of each record before
/// the import is accepted. So a program that resumes the job reports what was decided, however much was written already.
/// </summary>
public sealed class PackageRun(
    ImportJobs jobs,
    ImportUploads uploads,
    ImportResults results,
    Importer importer,
    ImportIntents intents,
    ImportWriter writer,
    RecordKinds kinds,
    ImportOptions options,
    TimeProvider time)
{
    private const int ResultsInBatch = 1_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Starts or resumes the job.</summary>
    /// <returns>The job after this run: finished, or to be resumed.</returns>
    /// <exception cref="LostJobException">The job is gone, or a later run has it.</exception>
    public async Task<ImportJob> Run(ImportJob job, CancellationToken cancellation)
    {
        if (job.Decided && await intents.WasAccepted(IntentOf(job), cancellation))
        {
            return await importer.Recover(LongestWait, cancellation) is null ? job
                : await Succeed(job, await intents.Finished(IntentOf(job), cancellation), cancellation);
        }

        await using var content = await uploads.Open(job, 0, cancellation);
        using var package = job.File is null ? Package.OfZip(content, options.MostEntries) : Package.OfFile(job.File, content);
        await using var watch = new PackageWatch(jobs, job, time, cancellation);
        ImportOutcome outcome;
        try
        {
            outcome = await importer.Import(package, Terms(job), watch, watch.Token);
        }
        catch (OperationCanceledException) when (watch.IsCancelled)
        {
            return await End(job, Cancelled, CancellationToken.None);
        }

        await watch.DisposeAsync();
        switch (outcome)
        {
            case ImportOutcome.Accepted accepted:
                if (job.DryRun)
                {
                    await Decide(job, accepted, cancellation);
                }

                return await Succeed(job, accepted.Written, cancellation);
            case ImportOutcome.Finished finished:
                return await Succeed(job, finished.Written, cancellation);
            case ImportOutcome.Rejected rejected:
                return await Reject(job, rejected, watch.RowsRead, cancellation);
            default:
                return job;
        }
    }

    private static string IntentOf(ImportJob job) => ImportIntents.NameOf(job.CreatedAt, job.Id);

    private ImportTerms Terms(ImportJob job)
    {
        var release = job.ReleasableTo is { } text && ReleaseText.TryParse(text, out var audiences) ? audiences : null;
        return new ImportTerms(job.Caller, job.Author, job.DryRun, release, LongestWait, job.NotDuplicateOf.ToHashSet(StringComparer.Ordinal))
        {
            Intent = IntentOf(job),
            Replaces = job.Replaces.ToHashSet(),
            Exported = job.Exported,
            Overwrites = job.Overwrites,
            Deciding = (accepted, cancellation) => Decide(job, accepted, cancellation),
        };
    }

    /// <summary>Stores what the import is about to do; from here on the job cannot be cancelled.</summary>
    /// <exception cref="OperationCanceledException">The job was cancelled just before.</exception>
    private async Task Decide(ImportJob job, ImportOutcome.Accepted accepted, CancellationToken cancellation)
    {
        RowResult[] rows = [.. accepted.Records];
        job = job with { DecidedBy = job.Run };
        await results.Replace(job, rows.Chunk(ResultsInBatch), time.GetUtcNow(), cancellation);
        var count = accepted.Report.Files.Sum(file => file.Rows);
        var next = await jobs.Change(
            job,
            now => now.CancelRequested || now.IsFinished || now.Run != job.Run ? now : now with
            {
                Decided = true,
                DecidedBy = job.DecidedBy,
                Notice = accepted.Notice,
                Batches = rows.Chunk(ResultsInBatch).Count(),
                Files = accepted.Report.Files,
                Rows = (RowCounts.None with { Done = count, Total = count }).And(rows),
            },
            cancellation) ?? throw new LostJobException();
        if (next.Run != job.Run)
        {
            throw new LostJobException();
        }

        if (!next.Decided)
        {
            throw new OperationCanceledException("The import was cancelled.");
        }
    }

    private async Task<ImportJob> Reject(ImportJob job, ImportOutcome.Rejected rejected, int rowsRead, CancellationToken cancellation)
    {
        RowResult[] rows = [.. rejected.Faults.GroupBy(fault => (fault.File, fault.Line)).Select(faults => ResultOf(faults.Key.File, faults.Key.Line, faults))];
        job = job with { DecidedBy = job.Run };
        await results.Replace(job, rows.Chunk(ResultsInBatch), time.GetUtcNow(), cancellation);
        var message = rejected.Count > rejected.Faults.Count
            ? $"Nothing was stored. There are {rejected.Count} faults; the results list the first {rejected.Faults.Count}."
            : $"Nothing was stored. There {(rejected.Count == 1 ? "is 1 fault" : $"are {rejected.Count} faults")}; the results list {(rejected.Count == 1 ? "it" : "them")}.";
        return await End(
            job,
            now => now.Finished(ImportState.Rejected, time.GetUtcNow(), message) with
            {
                DecidedBy = job.DecidedBy,
                Batches = rows.Chunk(ResultsInBatch).Count(),
                Rows = now.Rows with { Done = rowsRead, Total = rowsRead, Rejected = rows.Length },
            },
            cancellation);
    }

    /// <summary>Ends the job, with a rejected row for each record that somebody else changed after the import had read it.</summary>
    private async Task<ImportJob> Succeed(ImportJob job, FinishedImport? written, CancellationToken cancellation)
    {
        if (written is null or { Overtaken.Count: 0 })
        {
            return await End(job, Succeeded, cancellation);
        }

        var faults = new Dictionary<(string Kind, string Id), BodyFault>();
        foreach (var (kind, id) in written.Overtaken)
        {
            faults[(kind, id)] = await writer.Overtaken(kinds.Of(kind), id, written.Import.PlannedAt, job.Caller, cancellation);
        }

        var decided = await jobs.Find(job.Partner, job.Id, cancellation) ?? throw new LostJobException();
        var rows = new List<RowResult>();
        for (var number = 1; number <= decided.Batches; number++)
        {
            rows.AddRange((await results.Find(decided, number, cancellation))!.Rows.Select(row => row.Overtaken(faults)));
        }

        await results.Replace(decided, rows.Chunk(ResultsInBatch), time.GetUtcNow(), cancellation);
        var ofFile = rows.ToLookup(row => row.File, row => row.Outcome);
        var message = $"{(faults.Count == 1 ? "1 record was" : $"{faults.Count} records were")} changed by somebody else meanwhile and stayed so; the results say by whom.";
        return await End(
            job,
            now => now.Finished(ImportState.Succeeded, time.GetUtcNow(), Joined(message, now.Notice)) with
            {
                Files = [.. now.Files!.Select(file => FileReport.Of(file.File, file.Rows, OutcomeCounts.Of(ofFile[file.File])))],
                Rows = (RowCounts.None with { Done = now.Rows.Done, Total = now.Rows.Total }).And(rows),
            },
            cancellation);
    }

    private ImportJob Succeeded(ImportJob job) => job.Finished(ImportState.Succeeded, time.GetUtcNow(), Joined(job.DryRun ? ImportJob.NothingWritten : null, job.Notice));

    private static string? Joined(string? message, string? notice) => message is null ? notice : notice is null ? message : $"{message} {notice}";

    private ImportJob Cancelled(ImportJob job) => job.Finished(ImportState.Cancelled, time.GetUtcNow(), "Nothing had been written.");

    private async Task<ImportJob> End(ImportJob job, Func<ImportJob, ImportJob> end, CancellationToken cancellation) =>
        await jobs.Change(job, now => now.IsFinished ? now : end(now), cancellation) ?? throw new LostJobException();

    private static RowResult ResultOf(string file, int? line, IEnumerable<ImportFault> faults) => new(
        line, file, Kind: null, Id: null, RecordOutcome.Rejected,
        [.. faults.Select(fault => new RowFault(null, fault.Column, fault.Value, fault.Message, fault.Code ?? BodyFault.InvalidValue))]);
}
