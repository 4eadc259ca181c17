using CoProduction.Functions.Http;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// Runs a job of CSV files: all of it or nothing, because the files refer to each other. It stores the outcome of each record before
/// the import is accepted. So a program that resumes the job reports what was decided, however much was written already.
/// </summary>
public sealed class PackageRun(
    ImportJobs jobs, ImportUploads uploads, ImportResults results, Importer importer, ImportIntents intents, ImportOptions options, TimeProvider time)
{
    private const int ResultsInBatch = 1_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Starts or resumes the job.</summary>
    /// <returns>The job after this run: finished, or to be resumed.</returns>
    /// <exception cref="LostJobException">The job is gone.</exception>
    public async Task<ImportJob> Run(ImportJob job, CancellationToken cancellation)
    {
        if (job.Decided && await intents.WasAccepted(IntentOf(job), cancellation))
        {
            return await importer.Recover(LongestWait, cancellation) is null ? job : await End(job, Succeeded, cancellation);
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

                return await End(job, Succeeded, cancellation);
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
            Deciding = (accepted, cancellation) => Decide(job, accepted, cancellation),
        };
    }

    /// <summary>Stores what the import is about to do; from here on the job cannot be cancelled.</summary>
    /// <exception cref="OperationCanceledException">The job was cancelled just before.</exception>
    private async Task Decide(ImportJob job, ImportOutcome.Accepted accepted, CancellationToken cancellation)
    {
        RowResult[] rows = [.. accepted.Records];
        await results.Replace(job, rows.Chunk(ResultsInBatch), time.GetUtcNow(), cancellation);
        var count = accepted.Report.Files.Sum(file => file.Rows);
        var next = await jobs.Change(
            job,
            now => now.CancelRequested || now.IsFinished ? now : now with
            {
                Decided = true,
                Batches = rows.Chunk(ResultsInBatch).Count(),
                Files = accepted.Report.Files,
                Rows = (RowCounts.None with { Done = count, Total = count }).And(rows),
            },
            cancellation) ?? throw new LostJobException();
        if (!next.Decided)
        {
            throw new OperationCanceledException("The import was cancelled.");
        }
    }

    private async Task<ImportJob> Reject(ImportJob job, ImportOutcome.Rejected rejected, int rowsRead, CancellationToken cancellation)
    {
        RowResult[] rows = [.. rejected.Faults.GroupBy(fault => (fault.File, fault.Line)).Select(faults => ResultOf(faults.Key.File, faults.Key.Line, faults))];
        await results.Replace(job, rows.Chunk(ResultsInBatch), time.GetUtcNow(), cancellation);
        var message = rejected.Count > rejected.Faults.Count
            ? $"Nothing was stored. There are {rejected.Count} faults; the results list the first {rejected.Faults.Count}."
            : $"Nothing was stored. There {(rejected.Count == 1 ? "is 1 fault" : $"are {rejected.Count} faults")}; the results list {(rejected.Count == 1 ? "it" : "them")}.";
        return await End(
            job,
            now => now.Finished(ImportState.Rejected, time.GetUtcNow(), message) with
            {
                Batches = rows.Chunk(ResultsInBatch).Count(),
                Rows = now.Rows with { Done = rowsRead, Total = rowsRead, Rejected = rows.Length },
            },
            cancellation);
    }

    private ImportJob Succeeded(ImportJob job) => job.Finished(ImportState.Succeeded, time.GetUtcNow(), job.DryRun ? "Nothing was written: this was a dry run." : null);

    private ImportJob Cancelled(ImportJob job) => job.Finished(ImportState.Cancelled, time.GetUtcNow(), "Nothing had been written.");

    private async Task<ImportJob> End(ImportJob job, Func<ImportJob, ImportJob> end, CancellationToken cancellation) =>
        await jobs.Change(job, now => now.IsFinished ? now : end(now), cancellation) ?? throw new LostJobException();

    private static RowResult ResultOf(string file, int? line, IEnumerable<ImportFault> faults) => new(
        line, file, Kind: null, Id: null, RecordOutcome.Rejected,
        [.. faults.Select(fault => new RowFault(null, fault.Column, fault.Value, fault.Message, fault.Code ?? BodyFault.InvalidValue))]);
}
