using CoProduction.Functions.Hosting.Front;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>Takes uploads in and has them run.</summary>
public sealed class ImportStart(
    ImportJobs jobs, ImportMarkers markers, ImportUploads uploads, ImportMessages queue, ImportRunner runner, Limits limits, TimeProvider time)
{
    /// <summary>How many imports of one partner may wait or run.</summary>
    public int Most => limits.ConcurrentImports;

    /// <summary>Whether the partner may have one more import beside those that have not come to their end.</summary>
    public async Task<bool> HasRoom(string partner, CancellationToken cancellation) =>
        await jobs.Unfinished(partner, cancellation) < limits.ConcurrentImports;

    /// <summary>An id that no job has: newer ones come first in ordinal order.</summary>
    public string NewId() => $"{(1L << 48) - time.GetUtcNow().ToUnixTimeMilliseconds():x12}{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Keeps an upload and has it run. In this order: whatever comes in between, nothing is run that is not there wholly.</summary>
    /// <returns>The job; null where others were started meanwhile and there is no room for it any more.</returns>
    /// <exception cref="Exception">Whatever reading the upload throws; nothing of it is kept then.</exception>
    internal async Task<ImportJob?> Start(ImportJob job, UploadStream content, CancellationToken cancellation)
    {
        await uploads.Keep(job, content, cancellation);
        job = job with { Rows = job.Rows with { Total = job.Format == ImportFormat.JsonLines ? content.Lines : null } };
        await markers.Set(job, cancellation);
        await jobs.Add(job, cancellation);

        // Of several that were started at once, the last one sees all; more of them may give way than had to, but never fewer.
        if (await jobs.Unfinished(job.Partner, cancellation) > limits.ConcurrentImports)
        {
            await jobs.Remove(job, cancellation);
            await runner.TidyUp(job.Partner, job.Id);
            return null;
        }

        await queue.Send(job.Partner, job.Id, after: null, cancellation);
        return job;
    }
}
