using CoProduction.Functions.Access;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Import.JsonLines;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// Runs a job of JSON lines, batch by batch. It stores each batch's outcomes before it writes any of its records. So a program that
/// resumes a half-written batch reports the same outcomes, and writes only what is not written yet.
/// </summary>
public sealed class JsonLinesRun(
    ImportJobs jobs, ImportUploads uploads, ImportResults results, JsonLineParser parser, RecordKinds kinds, Visibility visibility, BatchWriter writer, TimeProvider time)
{
    // The Functions host ends a run after 5 minutes; the next message resumes the job.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(3);

    /// <summary>Starts or resumes the job.</summary>
    /// <returns>The job after this run: finished, or to be resumed.</returns>
    /// <exception cref="LostJobException">Another program has continued the job.</exception>
    public async Task<ImportJob> Run(ImportJob job, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        await using var content = await uploads.Open(job, job.Offset, cancellation);
        var batches = new Batches(new JsonLineReader(content, job.Offset, job.Line, parser.Longest), parser, job.Caller.Partner);
        var (sites, areIdentified) = (await Sites(job, areIdentified: false, cancellation), false);
        while (!job.CancelRequested && time.GetElapsedTime(start) < LongestRun)
        {
            var former = await results.Find(job, job.Batches + 1, cancellation);
            var lines = former is null ? await batches.Next(cancellation) : await batches.Reread(former, cancellation);
            if (lines.Count == 0)
            {
                return await jobs.Change(job, now => now.IsFinished ? now : now.Finished(ImportState.Succeeded, time.GetUtcNow()), cancellation) ?? throw new LostJobException();
            }

            // Only an identifier makes a site one of another partner. Most imports have none, and need not read the sites of all partners.
            if (!areIdentified && former is null && lines.Any(IsIdentifiedSite))
            {
                (sites, areIdentified) = (await Sites(job, areIdentified: true, cancellation), true);
            }

            var batch = former ?? await Plan(job, lines, sites, cancellation);
            await writer.Write(job, lines, batch, isRepeated: former is not null, cancellation);
            job = await Note(job, batch, cancellation);
        }

        return job.CancelRequested
            ? await jobs.Change(job, now => now.IsFinished ? now : now.Finished(ImportState.Cancelled, time.GetUtcNow(), Cancelled(now)), cancellation) ?? throw new LostJobException()
            : job;
    }

    private static string Cancelled(ImportJob job) =>
        job.Rows.Done == 0 ? "Nothing had been written." : $"The first {job.Line} lines had been processed; what they changed stays.";

    private static bool IsIdentifiedSite(ParsedLine line) =>
        line is { Kind: { } kind, Record: { } record } && kind.Outline(record) is { } site && DuplicateCheck.IsIdentified(site);

    private async Task<RegisteredSites> Sites(ImportJob job, bool areIdentified, CancellationToken cancellation) => await RegisteredSites.Before(
        job.Caller.Partner, areIdentified, job.CreatedAt, job.NotDuplicateOf, await visibility.ViewOf(job.Caller, cancellation), cancellation);

    private async Task<ResultBatch> Plan(ImportJob job, IReadOnlyList<ParsedLine> lines, RegisteredSites sites, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (rows, formers) = await writer.Plan(job, lines, await View(job, cancellation), sites, cancellation);
        var batch = new ResultBatch(now, lines.Count, lines[^1].Line.End, lines[^1].Line.Number, rows, formers);
        return await results.Store(job, job.Batches + 1, batch, cancellation);
    }

    /// <summary>The register as the job's caller sees it, for one batch. Reference data is read once for all lines.</summary>
    private async Task<RegisterView> View(ImportJob job, CancellationToken cancellation)
    {
        var view = await visibility.ViewOf(job.Caller, cancellation);
        foreach (var kind in kinds.All.Where(kind => !kind.Partitioning.ByPartner))
        {
            await view.Hold(kind, cancellation);
        }

        return view;
    }

    private async Task<ImportJob> Note(ImportJob job, ResultBatch batch, CancellationToken cancellation)
    {
        var lost = false;
        var next = await jobs.Change(
            job,
            now =>
            {
                lost = now.IsFinished || now.Batches != job.Batches;
                return lost ? now : now with
                {
                    Batches = now.Batches + 1,
                    Offset = batch.End,
                    Line = batch.LastLine,
                    Rows = now.Rows.And(batch.Rows) with
                    {
                        Done = now.Rows.Done + batch.Rows.Count,
                        Total = now.Rows.Total - (batch.Lines - batch.Rows.Count),
                    },
                    Failures = 0,
                };
            },
            cancellation);
        return next is null || lost ? throw new LostJobException() : next;
    }
}
