using CoProduction.Functions.Access;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>
/// Runs a job of JSON lines, batch by batch. Of each batch it is settled and kept what shall come of its lines before any of them is
/// written; so a program that goes on with a batch which another one left half done comes to the same outcomes, and writes
/// what is not written yet and nothing else.
/// </summary>
public sealed class LinesRun(
    ImportJobs jobs, ImportUploads uploads, ImportResults results, LineParser parser, RecordKinds kinds, Readers readers, LineWriter writer, TimeProvider time)
{
    // The Functions host ends what runs for longer than 5 minutes; the job is gone on with by the next message.
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(3);

    /// <summary>Goes on with the job.</summary>
    /// <returns>The job as it is then: at its end, or to be gone on with.</returns>
    /// <exception cref="LostJobException">Another has gone on with it meanwhile.</exception>
    public async Task<ImportJob> Run(ImportJob job, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        await using var content = await uploads.Open(job, job.Offset, cancellation);
        var batches = new LineBatches(new LineReader(content, job.Offset, job.Line, parser.Longest), parser, job.Caller.Partner);
        var sites = await RegisteredSites.Before(job, await readers.ViewOf(job.Caller, cancellation), cancellation);
        while (!job.CancelRequested && time.GetElapsedTime(start) < Turn)
        {
            var former = await results.Find(job, job.Batches + 1, cancellation);
            var lines = former is null ? await batches.Next(cancellation) : await batches.Again(former, cancellation);
            if (lines.Count == 0)
            {
                return await jobs.Change(job, now => now.IsFinished ? now : now.Finished(ImportState.Succeeded, time.GetUtcNow()), cancellation) ?? throw new LostJobException();
            }

            var batch = former ?? await Settle(job, lines, sites, cancellation);
            await writer.Write(job, lines, batch, isRepeated: former is not null, cancellation);
            job = await Note(job, batch, cancellation);
        }

        return job.CancelRequested
            ? await jobs.Change(job, now => now.IsFinished ? now : now.Finished(ImportState.Cancelled, time.GetUtcNow(), Cancelled(now)), cancellation) ?? throw new LostJobException()
            : job;
    }

    private static string Cancelled(ImportJob job) =>
        job.Rows.Done == 0 ? "Nothing had been written." : $"What the first {job.Line} lines state had been written and stays.";

    private async Task<ResultBatch> Settle(ImportJob job, IReadOnlyList<ParsedLine> lines, RegisteredSites sites, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (rows, formers) = await writer.Plan(job, lines, await View(job, cancellation), sites, cancellation);
        var batch = new ResultBatch(now, lines.Count, lines[^1].Line.End, lines[^1].Line.Number, rows, formers);
        return await results.Keep(job, job.Batches + 1, batch, cancellation);
    }

    /// <summary>The register as the job's caller sees it, for one batch. Reference data is read once, not once for each line.</summary>
    private async Task<RegisterView> View(ImportJob job, CancellationToken cancellation)
    {
        var view = await readers.ViewOf(job.Caller, cancellation);
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
