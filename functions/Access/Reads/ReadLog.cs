using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Access.Reads;

/// <summary>Stores who read what and when, in a table of its own, for as long as <see cref="Limits.ReadLogDays"/> says.</summary>
public sealed class ReadLog(TableServiceClient service, StoragePrefix prefix, Limits limits, TimeProvider time) : ITraces
{
    // As far back as any setting that was in force can have kept rows.
    private static readonly TimeSpan LongestKept = TimeSpan.FromDays(Limits.LongestReadLog + 31);

    private readonly CreatedOnFirstUse<TableClient> table = new(service.GetTableClient($"{prefix}Reads"), table => table.CreateIfNotExistsAsync());

    public TracePlace Place => TracePlace.Reads;

    /// <summary>The moment from which on reads are kept.</summary>
    internal DateTimeOffset Oldest => time.GetUtcNow() - TimeSpan.FromDays(limits.ReadLogDays);

    internal async Task Keep(LoggedRead read, CancellationToken cancellation)
    {
        var row = new TableEntity(ReadKey.Partition(read.At), ReadKey.New(read.At))
        {
            [nameof(LoggedRead.At)] = read.At,
            [nameof(LoggedRead.Partner)] = read.Partner,
            [nameof(LoggedRead.Caller)] = read.Caller,
            [nameof(LoggedRead.Operation)] = read.Operation,
            [nameof(LoggedRead.Method)] = read.Method,
            [nameof(LoggedRead.Address)] = read.Address,
            [nameof(LoggedRead.CorrelationId)] = read.CorrelationId,
        };
        try
        {
            await (await table.Open(cancellation)).AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException there) when (there.Status == StatusCodes.Status409Conflict)
        {
            // No other row has this key: the answer to the first attempt was lost.
        }
    }

    /// <summary>Lists reads, newest first.</summary>
    /// <param name="filter">Which reads.</param>
    /// <param name="after">The place after which the list starts; null for its beginning.</param>
    /// <param name="limit">The most reads to return; at least 1.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <returns>The reads, and the place at which the next page begins; null if there is none.</returns>
    internal async Task<(IReadOnlyList<LoggedRead> Reads, string? Next)> List(ReadFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        var (month, last) = after is not null && ReadKey.TryParse(after, out var partition, out var row) ? (partition, row) : ("", "");
        var reads = await table.Open(cancellation);
        var months = await Months(reads, filter.From, filter.Before).Reverse().ToListAsync(cancellation);
        foreach (var next in months.Where(next => month.Length == 0 || string.CompareOrdinal(next, month) <= 0))
        {
            var range = ReadKey.Between(filter.From, filter.Before);
            await foreach (var page in PartitionScan.Pages(
                reads, next, next == month ? range with { From = $"{last}~" } : range, filter.Where, pageSize: Math.Min(limit + 1, PartitionScan.LargestPage), cancellation: cancellation))
            {
                rows.AddRange(page.Take(limit + 1 - rows.Count));
                if (rows.Count > limit)
                {
                    return ([.. rows.Take(limit).Select(Of)], $"{rows[limit - 1].PartitionKey}/{rows[limit - 1].RowKey}");
                }
            }
        }

        return ([.. rows.Select(Of)], null);
    }

    /// <summary>How many reads name a caller. Rows from before handles have partner and subject in two columns.</summary>
    public async Task<int> Count(string author, CancellationToken cancellation)
    {
        var (reads, now, count) = (await table.Open(cancellation), time.GetUtcNow(), 0);
        var split = author.IndexOf(':', StringComparison.Ordinal);
        var (partner, subject) = (author[..split], author[(split + 1)..]);
        var where = TableClient.CreateQueryFilter($"(Caller eq {author} or (Partner eq {partner} and Caller eq {subject}))");
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Months(reads, now - LongestKept, now.AddDays(1)), parallel, async (month, ended) =>
            Interlocked.Add(ref count, await PartitionScan.Count(reads, month, ReadKey.All, where, ended)));
        return count;
    }

    /// <summary>Deletes reads that are older than they are to be kept.</summary>
    public async Task Forget(CancellationToken cancellation)
    {
        var reads = await table.Open(cancellation);
        await foreach (var month in Months(reads, time.GetUtcNow() - LongestKept, Oldest).WithCancellation(cancellation))
        {
            await PartitionScan.Delete(reads, month, ReadKey.Before(Oldest), where: null, cancellation);
        }
    }

    /// <summary>The months from a moment on and up to another in which anything was read, oldest first.</summary>
    private static IAsyncEnumerable<string> Months(TableClient reads, DateTimeOffset from, DateTimeOffset upTo) =>
        PartitionScan.Partitions(reads, CancellationToken.None)
            .SkipWhile(month => string.CompareOrdinal(month, ReadKey.Partition(from)) < 0)
            .TakeWhile(month => string.CompareOrdinal(month, ReadKey.Partition(upTo)) <= 0);

    private static LoggedRead Of(TableEntity row) => new(
        row.GetDateTimeOffset(nameof(LoggedRead.At))!.Value,
        row.GetString(nameof(LoggedRead.Partner)),
        row.GetString(nameof(LoggedRead.Caller)),
        row.GetString(nameof(LoggedRead.Operation)),
        row.GetString(nameof(LoggedRead.Method)),
        row.GetString(nameof(LoggedRead.Address)),
        row.GetString(nameof(LoggedRead.CorrelationId)));
}
