using CoProduction.Functions.Hosting.Front;
using CoProduction.Functions.Registry;

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
    public string NewId() => ImportIds.Of(AnswerTime.NewSlot(time.GetUtcNow()));

    /// <summary>Keeps an upload and has it run. In this order: whatever comes in between, nothing is run that is not there wholly.</summary>
    /// <returns>
    /// The job, and whether another request has started it; no job where others were started meanwhile and there is no room for it any
    /// more.
    /// </returns>
    /// <exception cref="Exception">Whatever reading the upload throws; nothing of it is kept then.</exception>
    internal async Task<(ImportJob? Job, bool IsAnothers)> Start(ImportJob job, UploadStream content, CancellationToken cancellation)
    {
        await uploads.Keep(job, content, cancellation);
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

    /// <summary>The job that another request has started under this id; null where there is none, or where it had to give way.</summary>
    internal async Task<ImportJob?> Find(string partner, string id, CancellationToken cancellation) =>
        await jobs.Find(partner, id, cancellation) is not { } job ? null
        : job.IsAdmitted || job.IsFinished ? job
        : await Admit(job, cancellation);

    /// <summary>
    /// Lets a job stay, or takes it away where there are too many. Of several that were started at once, the last one sees all; more
    /// of them may give way than had to, but never fewer. What stays once is not taken away by another request for the same job.
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
            await queue.Send(job.Partner, job.Id, after: null, cancellation);
        }

        return kept;
    }
}
