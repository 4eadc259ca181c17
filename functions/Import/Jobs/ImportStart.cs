using Azure;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Stores uploads and starts their jobs.</summary>
public sealed partial class ImportStart(
    ImportJobs jobs, ImportMarkers markers, ImportUploads uploads, ImportMessages queue, ImportRunner runner, Limits limits, TimeProvider time, ILogger<ImportStart> logger)
{
    /// <summary>How many imports of one partner can be unfinished.</summary>
    public int Most => limits.ConcurrentImports;

    /// <summary>Whether the partner can have one more unfinished import.</summary>
    public async Task<bool> HasRoom(string partner, CancellationToken cancellation) =>
        await jobs.Unfinished(partner, cancellation) < limits.ConcurrentImports;

    /// <summary>An id that no job has. Newer ids come first in ordinal order.</summary>
    public string NewId() => ImportIds.Of(AnswerTime.NewSlot(time.GetUtcNow()));

    /// <summary>Stores an upload and starts its job. The upload comes first: wherever this is interrupted, no job runs without its whole upload.</summary>
    /// <param name="job">The job.</param>
    /// <param name="content">The upload.</param>
    /// <param name="isAlone">Whether no other request can start the same job.</param>
    /// <param name="cancellation">Cancels the upload and the start.</param>
    /// <returns>
    /// The job, and whether another request started it. There is no job where others were started meanwhile and the limit left no room
    /// for it.
    /// </returns>
    /// <exception cref="Exception">Reading the upload failed; nothing is stored.</exception>
    internal async Task<(ImportJob? Job, bool IsAnothers)> Start(ImportJob job, UploadStream content, bool isAlone, CancellationToken cancellation)
    {
        await uploads.Store(job, content, isAlone, cancellation);
        int? lines = job.Format == ImportFormat.JsonLines ? content.Lines : null;
        job = job with { Lines = lines, Rows = job.Rows with { Total = lines } };
        await markers.Set(job, cancellation);
        if (await jobs.Add(job, cancellation))
        {
            return (await Admit(job, cancellation), false);
        }

        var other = await Find(job.Partner, job.Id, cancellation);
        if (other is null or { IsFinished: true })
        {
            await runner.TidyUp(job.Partner, job.Id);
        }

        return (other, true);
    }

    /// <summary>Asks for a run of the job. It exists, and is found by its marker within seconds, also if nobody can be asked now.</summary>
    private async Task Announce(ImportJob job, CancellationToken cancellation)
    {
        try
        {
            await queue.Send(job.Partner, job.Id, after: null, cancellation);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            Log.NotAnnounced(logger, job.Id, fault);
        }
    }

    /// <summary>The job that another request started with this id; null where there is none, or where the limit left no room for it.</summary>
    internal async Task<ImportJob?> Find(string partner, string id, CancellationToken cancellation) =>
        await jobs.Find(partner, id, cancellation) is not { } job ? null
        : job.IsAdmitted || job.IsFinished ? job
        : await Admit(job, cancellation);

    /// <summary>
    /// Admits a job, or removes it where the partner has too many. Of several jobs started at once, the last one counts all of them: more
    /// may be removed than necessary, but never fewer. Another request for the same job never removes an admitted one.
    /// </summary>
    private async Task<ImportJob?> Admit(ImportJob job, CancellationToken cancellation)
    {
        var isRoom = await jobs.Unfinished(job.Partner, cancellation) <= limits.ConcurrentImports;
        var kept = isRoom
            ? await jobs.Change(job, now => now with { IsAdmitted = true }, cancellation)
            : await jobs.RemoveUnless(job, now => now.IsAdmitted || now.IsFinished, cancellation);
        if (kept is null)
        {
            await runner.TidyUp(job.Partner, job.Id);
        }
        else if (isRoom)
        {
            await Announce(job, cancellation);
        }

        return kept;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not send the first message of import {Id}. The import starts within 10 seconds without it.")]
        public static partial void NotAnnounced(ILogger logger, string id, Exception fault);
    }
}
