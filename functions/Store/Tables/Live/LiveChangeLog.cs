using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>
/// The log of changes, of which the latest stay in memory: as in <see cref="LiveRegister"/>, one query says which partitions were written to, and only what is
/// new in these is read. <see cref="Partitions"/> asks that query, so whoever reads the log asks for the partitions first.
/// </summary>
internal sealed class LiveChangeLog(TableChangeLog log, LiveRegister register) : IChangeLog
{
    private readonly ConcurrentDictionary<string, LogTail> tails = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> Partitions(CancellationToken cancellation) =>
        [.. (await register.LookAtPartitions(cancellation)).Order(StringComparer.Ordinal)];

    public Task<DateTimeOffset?> Last(string partition, CancellationToken cancellation) => log.Last(partition, cancellation);

    public async IAsyncEnumerable<LoggedChange> From(string partition, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // The head is taken before the table is read, so what is written meanwhile is read again.
        var head = register.HeadOf(partition);
        var known = tails.GetValueOrDefault(partition) is { } tail && tail.From <= from ? tail : null;
        foreach (var change in known?.Since(from) ?? [])
        {
            yield return change;
        }

        // A program that ended before its note can have left a change that the register has read with another one.
        if (known is not null && known.Head == head && register.PositionOf(partition) < known.Next)
        {
            yield break;
        }

        known ??= new LogTail(from, [], Head: null);
        var next = new LogTailBuilder(known);
        await foreach (var change in log.From(partition, known.Next, cancellation))
        {
            next.Add(change);
            if (change.At >= from)
            {
                yield return change;
            }
        }

        // Only who has read to the end knows that nothing is missing.
        tails[partition] = next.Build(head);
    }

    public async Task Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        await log.Forget(before, cancellation);
        tails.Clear();
    }
}
