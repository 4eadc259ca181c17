using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace CoProduction.Functions.Tables;

/// <summary>
/// Brings the writes of each partition into one order, over all processes: each transaction inserts the row of the next
/// turn, <c>turn|…</c>, and of two that mean the same turn one fails, whatever the store makes of If-Match in transactions.
/// Within this process writers wait for each other instead, so that they fail only against other processes.
/// </summary>
public sealed class PartitionTurns(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, Gate> gates = new(StringComparer.Ordinal);

    /// <summary>The next turn to write, to be given back when the write is over.</summary>
    internal async Task<Turn> Take(TableClient table, string partition, CancellationToken cancellation)
    {
        var gate = gates.GetOrAdd(partition, _ => new Gate());
        await gate.Free.WaitAsync(cancellation);
        try
        {
            gate.Last ??= await Last(table, partition, cancellation);
            return new Turn(gate, clock.GetUtcNow().ToUniversalTime());
        }
        catch
        {
            gate.Free.Release();
            throw;
        }
    }

    /// <summary>The partition's last turn: its number and moment; the 0th where nothing was ever written.</summary>
    internal static async Task<(long Number, DateTimeOffset At)> Last(TableClient table, string partition, CancellationToken cancellation)
    {
        // Later turns have lesser keys, so the last one is the first of the range.
        await foreach (var page in PartitionScan.Pages(table, partition, RowKey.Turns, pageSize: 1, cancellation: cancellation))
        {
            if (page is [var row, ..])
            {
                return (row.GetInt64(nameof(Turn.Number))!.Value, row.GetDateTimeOffset(nameof(Turn.At))!.Value);
            }
        }

        return (0, DateTimeOffset.MinValue);
    }

    public void Dispose()
    {
        foreach (var gate in gates.Values)
        {
            gate.Free.Dispose();
        }
    }

    internal sealed class Gate
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        /// <summary>The last turn as far as this process knows; null where it does not.</summary>
        public (long Number, DateTimeOffset At)? Last { get; set; }
    }
}

/// <summary>One's turn to write into a partition.</summary>
internal sealed class Turn : IDisposable
{
    /// <summary>Tells whose write it was where an answer got lost: no two writes have one.</summary>
    public const string Write = "Write";

    private readonly PartitionTurns.Gate gate;

    public Turn(PartitionTurns.Gate gate, DateTimeOffset now)
    {
        this.gate = gate;
        var (number, at) = gate.Last!.Value;
        (Number, At) = (number + 1, now > at ? now : at.AddTicks(1));
    }

    public long Number { get; }

    /// <summary>When what is written was written (UTC): later than the turn before, whatever the clocks of several machines say.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Says what came of the write: another process may have had this turn, or the answer may be lost.</summary>
    public void End(bool written) => gate.Last = written ? (Number, At) : null;

    public TableEntity Row(string partition, Guid write) => new(partition, RowKey.Turn(Number))
    {
        [nameof(Number)] = Number,
        [nameof(At)] = At,
        [Write] = write,
    };

    public void Dispose() => gate.Free.Release();
}
