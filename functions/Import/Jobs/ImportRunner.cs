using Azure;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Runs a job, once for each message, unless another program runs it.</summary>
public sealed partial class ImportRunner(
    ImportJobs jobs, ImportMarkers markers, ImportUploads uploads, ImportMessages queue, JsonLinesRun lines, PackageRun package, TimeProvider time, ILogger<ImportRunner> logger)
{
    private const int MostFailures = 5;

    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(2);

    public async Task Run(string partner, string id, CancellationToken cancellation)
    {
        var job = await jobs.Find(partner, id, cancellation);
        if (job is { IsFinished: false })
        {
            job = await TryRun(job, cancellation);
        }

        if (job is { IsFinished: true })
        {
            await TidyUp(partner, id);
        }
        else if (job is not null)
        {
            await queue.Send(partner, id, job.Failures == 0 ? null : SoonAgain * job.Failures, cancellation);
        }
    }

    /// <summary>Removes what only an unfinished job needs.</summary>
    public async Task TidyUp(string partner, string id)
    {
        await uploads.Remove(partner, id, CancellationToken.None);
        await markers.Remove(partner, id, CancellationToken.None);
    }

    /// <returns>The job afterwards; null where another program runs it or it is gone.</returns>
    private async Task<ImportJob?> TryRun(ImportJob job, CancellationToken cancellation)
    {
        HeldLease? held;
        try
        {
            held = await markers.TryTake(job, cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            // The job has just finished.
            return null;
        }

        if (held is null)
        {
            Log.Running(logger, job.Id);
            return null;
        }

        await using (held)
        {
            return await Run(job, held, cancellation);
        }
    }

    private async Task<ImportJob?> Run(ImportJob job, HeldLease held, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, held.Lost);
        try
        {
            var started = await jobs.Change(job, Started, either.Token);
            return started is null or { IsFinished: true } ? started
                : started.Format == ImportFormat.JsonLines ? await lines.Run(started, either.Token)
                : await package.Run(started, either.Token);
        }
        catch (LostJobException)
        {
            Log.Lost(logger, job.Id);
            return null;
        }
        catch (OperationCanceledException) when (held.Lost.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Perhaps nobody else runs it: storage did not answer the renewals.
            Log.NotHeld(logger, job.Id);
            return job;
        }
#pragma warning disable CA1031 // Every failure is retried a few times; then the caller reads that the job failed.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, job.Id, MostFailures, fault);
            return await jobs.Change(job, Failed, cancellation);
        }
    }

    private ImportJob Started(ImportJob job) =>
        job.IsFinished ? job : job with { State = ImportState.Running, StartedAt = job.StartedAt ?? time.GetUtcNow(), Run = job.Run + 1 };

    private ImportJob Failed(ImportJob job)
    {
        if (job.IsFinished)
        {
            return job;
        }

        var next = job with { Failures = job.Failures + 1 };
        return next.Failures < MostFailures ? next : next.Finished(ImportState.Failed, time.GetUtcNow(), job.Line == 0
            ? "The import failed. Send it again; if it fails again, contact the operator."
            : $"The import failed after line {job.Line}. Send it again: lines that are stored already stay unchanged.");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Import {Id} is already running elsewhere; this message is ignored.")]
        public static partial void Running(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Information, Message = "Import {Id} was continued or removed by another program; this run stops.")]
        public static partial void Lost(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of import {Id} was lost, so this run stops; another follows.")]
        public static partial void NotHeld(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Error, Message = "A run of import {Id} failed. After {Most} failures in a row without progress, the import ends as failed.")]
        public static partial void Failed(ILogger logger, string id, int most, Exception fault);
    }
}
