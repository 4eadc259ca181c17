using CoProduction.Functions.Access;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Import.JsonLines;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables.Live;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// Runs a job of JSON lines, batch by batch. It stores each batch's outcomes before it writes any of its records. So a program that
/// resumes a half-written batch reports the same outcomes, and writes only what is not written yet. A dry run does the same with a register that keeps what
/// is written in memory.
/// </summary>
public sealed class JsonLinesRun(
    ImportJobs jobs,
    ImportUploads uploads,
    ImportResults results,
    JsonLineParser parser,
    RecordKinds kinds,
    IRecordStore register,
    FeedPositions positions,
    ReadingMoments moments,
    TimeProvider time)
{
    // The Functions host ends a run after 5 minutes; the next message resumes the job.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(3);

    /// <summary>Starts or resumes the job.</summary>
    /// <returns>The job after this run: finished, or to be resumed.</returns>
    /// <exception cref="LostJobException">Another program has continued the job.</exception>
    public async Task<ImportJob> Run(ImportJob job, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var store = job.DryRun ? new RehearsalStore(register, time) : register;
        var visibility = new Visibility(store, kinds);
        var writer = new BatchWriter(store, new ImportWriter(store, visibility, positions, time), time);
        var (offset, line) = job.DryRun ? (0, 0) : (job.Offset, job.Line);
        await using var content = await uploads.Open(job, offset, cancellation);
        var batches = new Batches(new JsonLineReader(content, offset, line, parser.Longest), parser, job.Caller.Partner);
        if (job.DryRun)
        {
            await Rehearse(job, batches, writer, cancellation);
        }

        using var stated = new StatedRecords(uploads, job, parser);
        var (sites, areIdentified) = (await Sites(job, areIdentified: false, visibility, cancellation), false);
        while (!job.CancelRequested && time.GetElapsedTime(start) < LongestRun)
        {
            var former = await results.Find(job, job.Batches + 1, cancellation);
            var lines = former is null ? await batches.Next(cancellation) : await batches.Reread(former, cancellation);
            if (lines.Count == 0)
            {
                return await jobs.Change(job, now => now.IsFinished ? now : now.Finished(ImportState.Succeeded, time.GetUtcNow(), job.DryRun ? ImportJob.NothingWritten : null), cancellation) ?? throw new LostJobException();
            }

            if (job.Position is null && lines.FirstOrDefault(line => line.Position is not null) is { } first)
            {
                job = job with { Position = first.Position };
            }

            // Only an identifier makes a site one of another partner. Most imports have none, and need not read the sites of all partners.
            if (!areIdentified && former is null && lines.Any(IsIdentifiedSite))
            {
                (sites, areIdentified) = (await Sites(job, areIdentified: true, visibility, cancellation), true);
            }

            var batch = former ?? await Plan(job, lines, sites, stated, writer, visibility, cancellation);
            var written = await writer.Write(job, lines, batch, cancellation);
            if (written != batch)
            {
                await results.Replace(job, job.Batches + 1, written, cancellation);
            }

            sites.Forget(written.Rows.Where(row => row.Outcome == RecordOutcome.Deleted && kinds.Of(row.Kind!).IsSite).Select(row => row.Id!));
            job = await Note(job, written, cancellation);
        }

        return job.CancelRequested
            ? await jobs.Change(job, now => now.IsFinished ? now : now.Finished(ImportState.Cancelled, time.GetUtcNow(), Cancelled(now)), cancellation) ?? throw new LostJobException()
            : job;
    }

    private static string Cancelled(ImportJob job) =>
        job.Rows.Done == 0 || job.DryRun ? "Nothing had been written." : $"The first {job.Line} lines had been processed; what they changed stays.";

    private static bool IsIdentifiedSite(ParsedLine line) =>
        line is { Kind: { } kind, Record: { } record } && kind.Outline(record) is { } site && DuplicateCheck.IsIdentified(site);

    private static async Task<RegisteredSites> Sites(ImportJob job, bool areIdentified, Visibility visibility, CancellationToken cancellation) => await RegisteredSites.Before(
        job.Caller.Partner, areIdentified, job.CreatedAt, job.NotDuplicateOf, await visibility.ViewOf(job.Caller, cancellation), cancellation);

    /// <summary>Writes into memory again what the earlier runs of a dry run have written.</summary>
    private async Task Rehearse(ImportJob job, Batches batches, BatchWriter writer, CancellationToken cancellation)
    {
        for (var number = 1; number <= job.Batches; number++)
        {
            var batch = await results.Find(job, number, cancellation) ?? throw new LostJobException();
            await writer.Write(job, await batches.Reread(batch, cancellation), batch, cancellation);
        }
    }

    private async Task<ResultBatch> Plan(
        ImportJob job, IReadOnlyList<ParsedLine> lines, RegisteredSites sites, StatedRecords stated, BatchWriter writer, Visibility visibility, CancellationToken cancellation)
    {
        using var moment = moments.Begin();
        var now = time.GetUtcNow();
        var (rows, seen) = await writer.Plan(job, lines, await View(job, visibility, cancellation), sites, stated, cancellation);
        var batch = new ResultBatch(now, lines.Count, lines[^1].Line.End, lines[^1].Line.Number, rows, seen);
        return await results.Store(job, job.Batches + 1, batch, cancellation);
    }

    /// <summary>The register as the job's caller sees it, for one batch. Reference data is read once for all lines.</summary>
    private async Task<RegisterView> View(ImportJob job, Visibility visibility, CancellationToken cancellation)
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
                    Position = job.Position,
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
