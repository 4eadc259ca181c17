using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>Settles what shall come of the lines of a batch, and writes it.</summary>
public sealed class LineWriter(IRecordStore store, TimeProvider time)
{
    private const int SideBySide = 8;
    private const int LongestPage = 1000;

    /// <summary>What shall come of each line that states something.</summary>
    internal async Task<(IReadOnlyList<RowResult> Rows, IReadOnlyList<int> Formers)> Plan(
        ImportJob job, IReadOnlyList<ParsedLine> lines, RegisterView view, RegisteredSites sites, CancellationToken cancellation)
    {
        var (caller, today) = (job.Caller, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var rows = new (RowResult Row, int Former)?[lines.Count];
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lines.Index(), abreast, async (line, ended) =>
        {
            if (line.Item is { Kind: { } kind, Record: { } record })
            {
                var plan = await LinePlan.For(store, kind, record, caller, view, sites, today, ended);
                rows[line.Index] = (line.Item.Result(plan.Outcome, [.. LineParser.Within(plan.Faults)]), plan.Former);
            }
            else if (!line.Item.IsSnapshot)
            {
                rows[line.Index] = (line.Item.Rejected(line.Item.Faults), 0);
            }
        });
        var planned = rows.OfType<(RowResult Row, int Former)>().ToArray();
        return ([.. planned.Select(row => row.Row)], [.. planned.Select(row => row.Former)]);
    }

    /// <summary>Writes what a batch says that shall come of its lines.</summary>
    /// <param name="job">The job.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="batch">What shall come of them.</param>
    /// <param name="isRepeated">Whether some of it may be written already; it may have been changed by others since, and that stays.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task Write(ImportJob job, IReadOnlyList<ParsedLine> lines, ResultBatch batch, bool isRepeated, CancellationToken cancellation)
    {
        var formers = batch.Rows.Zip(batch.Formers)
            .Where(row => row.First.Outcome is RowOutcome.Added or RowOutcome.Replaced)
            .ToDictionary(row => row.First.Row!.Value, row => row.Second);
        var open = lines
            .Where(line => line.Record is not null && formers.ContainsKey(line.Line.Number))
            .Select(line => (Kind: line.Kind!, Record: line.Record!, Former: formers[line.Line.Number]))
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
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lines.Index(), abreast, async (line, ended) =>
            isWritten[line.Index] = await IsWritten(line.Item.Kind, line.Item.Record.Id, job.Author, since, line.Item.Former, ended));
        return [.. lines.Where((_, index) => !isWritten[index])];
    }

    /// <summary>Whether this author has written the record since that time, and since that revision.</summary>
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
