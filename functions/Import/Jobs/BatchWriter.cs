using CoProduction.Functions.Import.JsonLines;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Decides what comes of the lines of a batch, and writes their records.</summary>
public sealed class BatchWriter(IRecordStore store, TimeProvider time)
{
    private const int LongestPage = 1000;

    /// <summary>Decides what comes of each line that states a record.</summary>
    internal async Task<(IReadOnlyList<RowResult> Rows, IReadOnlyList<int> Formers)> Plan(
        ImportJob job, IReadOnlyList<ParsedLine> lines, RegisterView view, RegisteredSites sites, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var planner = new LinePlanner(new RecordPlanner(job.Caller, sites, today), store, view, job.CreatedAt);
        var rows = new (RowResult Row, int Former)?[lines.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lines.Index(), parallel, async (line, ended) =>
        {
            if (line.Item is { Kind: { } kind, Record: { } record })
            {
                var (plan, identified) = await planner.Plan(kind, record, line.Item.GivesId, ended);
                rows[line.Index] = ((line.Item with { Record = identified }).Result(plan.Outcome, [.. JsonLineParser.Within(plan.Faults)]), plan.Former);
            }
            else if (!line.Item.IsSnapshot)
            {
                rows[line.Index] = (line.Item.Rejected(line.Item.Faults), 0);
            }
        });
        var planned = rows.OfType<(RowResult Row, int Former)>().ToArray();
        return ([.. planned.Select(row => row.Row)], [.. planned.Select(row => row.Former)]);
    }

    /// <summary>Writes the records of a batch according to its outcomes.</summary>
    /// <param name="job">The job.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="batch">Their outcomes.</param>
    /// <param name="isRepeated">Whether an earlier run may have written some of them. Those are not written again, so that later changes by others stay.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task Write(ImportJob job, IReadOnlyList<ParsedLine> lines, ResultBatch batch, bool isRepeated, CancellationToken cancellation)
    {
        var formers = batch.Rows.Zip(batch.Formers)
            .Where(row => row.First.Outcome is RecordOutcome.Added or RecordOutcome.Replaced)
            .ToDictionary(row => row.First.Row!.Value, row => (Id: row.First.Id!, Former: row.Second));
        var open = lines
            .Where(line => line.Record is not null && formers.ContainsKey(line.Line.Number))
            .Select(line => (Line: line, Stored: formers[line.Line.Number]))
            .Select(one => (Kind: one.Line.Kind!, Record: one.Line.Kind!.WithId(one.Line.Record!, one.Stored.Id), one.Stored.Former))
            .ToArray();
        if (isRepeated)
        {
            open = await NotWritten(job, open, batch.PlannedAt, cancellation);
        }

        foreach (var ofKind in open.GroupBy(line => line.Kind, line => line.Record))
        {
            await store.Put(ofKind.Key, [.. ofKind], job.Author, progress: null, cancellation);
        }
    }

    private async Task<(RecordKind Kind, IRecord Record, int Former)[]> NotWritten(
        ImportJob job, (RecordKind Kind, IRecord Record, int Former)[] lines, DateTimeOffset since, CancellationToken cancellation)
    {
        var isWritten = new bool[lines.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lines.Index(), parallel, async (line, ended) =>
            isWritten[line.Index] = await IsWritten(line.Item.Kind, line.Item.Record.Id, job.Author, since, line.Item.Former, ended));
        return [.. lines.Where((_, index) => !isWritten[index])];
    }

    /// <summary>Whether this author has written the record after that revision, at or after that time.</summary>
    private async Task<bool> IsWritten(RecordKind kind, string id, Author author, DateTimeOffset since, int after, CancellationToken cancellation)
    {
        while (await store.History(kind, id, after, LongestPage, cancellation) is { Count: > 0 } revisions)
        {
            if (revisions.Any(revision => revision.By == author.Name && revision.At >= since))
            {
                return true;
            }

            after = revisions[^1].Number;
        }

        return false;
    }
}
