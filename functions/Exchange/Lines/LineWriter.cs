using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>Settles what shall come of the lines of a batch, and writes it.</summary>
public sealed class LineWriter(LineKinds kinds, IServiceProvider services)
{
    private const int SideBySide = 8;

    /// <summary>What shall come of each line that states something.</summary>
    internal async Task<IReadOnlyList<RowResult>> Plan(ImportJob job, IReadOnlyList<ParsedLine> lines, CancellationToken cancellation)
    {
        var (caller, view) = (job.Caller, await LineView.Read(services, job.Caller, cancellation));
        var rows = new RowResult?[lines.Count];
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lines.Index(), abreast, async (line, ended) =>
        {
            if (line.Item is { Kind: { } kind, Record: { } record })
            {
                var (outcome, faults) = await kind.Plan(record, caller, view, ended);
                rows[line.Index] = line.Item.Result(outcome, [.. LineParser.Within(faults)]);
            }
            else if (!line.Item.IsSnapshot)
            {
                rows[line.Index] = line.Item.Rejected(line.Item.Faults);
            }
        });
        return [.. rows.OfType<RowResult>()];
    }

    /// <summary>Writes what a batch says that shall come of its lines.</summary>
    /// <param name="job">The job.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="batch">What shall come of them.</param>
    /// <param name="isRepeated">Whether some of it may be written already; it may have been changed by others since, and that stays.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task Write(ImportJob job, IReadOnlyList<ParsedLine> lines, ResultBatch batch, bool isRepeated, CancellationToken cancellation)
    {
        var wanted = batch.Rows
            .Where(row => row.Outcome is RowOutcome.Added or RowOutcome.Replaced)
            .Select(row => row.Row)
            .ToHashSet();
        var open = lines.Where(line => line.Record is not null && wanted.Contains(line.Line.Number)).Select(line => (line.Kind!.Word, Record: line.Record!)).ToArray();
        if (isRepeated)
        {
            open = await NotWritten(job, open, batch.PlannedAt, cancellation);
        }

        foreach (var ofKind in open.GroupBy(line => line.Word, line => line.Record))
        {
            await kinds.Of(ofKind.Key).Put(ofKind, job.Author, cancellation);
        }
    }

    private async Task<(string Word, IRecord Record)[]> NotWritten(
        ImportJob job, (string Word, IRecord Record)[] lines, DateTimeOffset since, CancellationToken cancellation)
    {
        var isWritten = new bool[lines.Length];
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lines.Index(), abreast, async (line, ended) =>
            isWritten[line.Index] = await kinds.Of(line.Item.Word).IsWritten(line.Item.Record.Id, job.Author, since, ended));
        return [.. lines.Where((_, index) => !isWritten[index])];
    }
}
