using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables;

/// <summary>
/// Puts the writes of each partition into one order, across all processes. Each transaction inserts the row of the next fencing token,
/// <c>turn|…</c>. Of two transactions with the same token, one fails, even if the store ignores If-Match in transactions. Writers in this
/// process wait for each other, so they fail only against other processes.
/// </summary>
public sealed class PartitionSequence(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, PartitionLock> locks = new(StringComparer.Ordinal);

    /// <summary>Takes the next token of a partition. The caller disposes of it after the write.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellation">Cancels the wait for the turn.</param>
    /// <param name="notBefore">The token's moment is not before this one (UTC), even if this machine's clock is behind that of another.</param>
    internal async Task<FencingToken> Take(TableClient table, string partition, CancellationToken cancellation, DateTimeOffset notBefore = default)
    {
        var partitionLock = locks.GetOrAdd(partition, _ => new PartitionLock());
        await partitionLock.Free.WaitAsync(cancellation);
        try
        {
            partitionLock.Last ??= await Last(table, partition, cancellation);
            var now = clock.GetUtcNow().ToUniversalTime();
            return new FencingToken(partitionLock, now > notBefore ? now : notBefore);
        }
        catch
        {
            partitionLock.Free.Release();
            throw;
        }
    }

    /// <summary>The number and moment of the partition's latest token; the number is 0 if nothing was ever written.</summary>
    internal static async Task<(long Number, DateTimeOffset At)> Last(TableClient table, string partition, CancellationToken cancellation)
    {
        // Later tokens have smaller keys, so the latest token is the first in the range.
        await foreach (var page in PartitionScan.Pages(table, partition, RowKey.FencingTokens, pageSize: 1, cancellation: cancellation))
        {
            if (page is [var row, ..])
            {
                return (row.GetInt64(nameof(FencingToken.Number))!.Value, row.GetDateTimeOffset(nameof(FencingToken.At))!.Value);
            }
        }

        return (0, DateTimeOffset.MinValue);
    }

    public void Dispose()
    {
        foreach (var partitionLock in locks.Values)
        {
            partitionLock.Free.Dispose();
        }
    }

    internal sealed class PartitionLock
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        /// <summary>The latest token that this process knows of; null if it must read the table.</summary>
        public (long Number, DateTimeOffset At)? Last { get; set; }
    }
}

/// <summary>A writer's turn to write to a partition.</summary>
internal sealed class FencingToken : IDisposable
{
    /// <summary>The column with the write's unique id. If an answer is lost, the id shows whose write succeeded.</summary>
    public const string Write = "Write";

    private readonly PartitionSequence.PartitionLock partitionLock;

    public FencingToken(PartitionSequence.PartitionLock partitionLock, DateTimeOffset now)
    {
        this.partitionLock = partitionLock;
        var (number, at) = partitionLock.Last!.Value;
        (Number, At) = (number + 1, now > at ? now : at.AddTicks(1));
    }

    public long Number { get; }

    /// <summary>The moment of the write (UTC). It is later than that of the token before, even if the clocks of several machines differ.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Records whether the write succeeded. If not, another process may have this token, so the next writer reads the table.</summary>
    public void End(bool written) => partitionLock.Last = written ? (Number, At) : null;

    public TableEntity Row(string partition, Guid write) => new(partition, RowKey.FencingToken(Number))
    {
        [nameof(Number)] = Number,
        [nameof(At)] = At,
        [Write] = write,
    };

    public void Dispose() => partitionLock.Free.Release();
}
