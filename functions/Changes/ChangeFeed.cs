using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Changes;

/// <summary>Reads what was changed, as one reader sees it: each change once, in order within each stream.</summary>
public sealed class ChangeFeed(IChangeLog log, TimeProvider clock)
{
    /// <summary>For how long a position can be followed from.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    // How many streams are read at a time.
    private const int Abreast = 8;

    /// <summary>Whether changes that are missing at this position may have been forgotten.</summary>
    internal bool IsExpired(FeedPosition position) =>
        position.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) < clock.GetUtcNow().UtcDateTime - Kept;

    /// <summary>Up to so many changes behind a position, with the position behind them and whether there are more.</summary>
    internal async Task<(IReadOnlyList<SeenChange> Changes, FeedPosition Next, bool HasMore)> Read(
        Reader reader, FeedPosition position, int limit, CancellationToken cancellation)
    {
        var today = Today();
        var partitions = await log.Partitions(cancellation);
        var streams = new List<SeenChange>[partitions.Count];
        await ForEach(partitions, async (index, ended) =>
            streams[index] = await Behind(reader, partitions[index], position, limit + 1, ended), cancellation);

        var all = streams.SelectMany(stream => stream).OrderBy(change => change.At).ThenBy(change => change.Stream, StringComparer.Ordinal).ToArray();
        var page = all.Take(limit).ToArray();
        var had = new Dictionary<string, (DateTimeOffset, int)>(position.Streams, StringComparer.Ordinal);
        foreach (var change in page)
        {
            had[change.Stream] = (change.At, change.Number);
        }

        var hasMore = all.Length > limit;
        return (page, position with { Day = hasMore ? position.Day : today, Streams = had }, hasMore);
    }

    /// <summary>The position from which a reader must follow who is about to read the register as it is.</summary>
    internal async Task<FeedPosition> Now(Reader reader, CancellationToken cancellation)
    {
        var today = Today();
        var partitions = await log.Partitions(cancellation);
        var last = new (DateTimeOffset At, int Count)?[partitions.Count];
        var oldest = clock.GetUtcNow() - Kept;
        await ForEach(partitions, async (index, ended) =>
        {
            await foreach (var change in log.From(partitions[index], oldest, ended))
            {
                foreach (var seen in SeenChange.Of(partitions[index], change, reader))
                {
                    last[index] = (seen.At, seen.Number);
                }
            }
        }, cancellation);
        return new FeedPosition(
            FeedPosition.SightOf(reader),
            today,
            partitions.Zip(last).Where(stream => stream.Second is not null).ToDictionary(stream => stream.First, stream => stream.Second!.Value));
    }

    /// <summary>The position before all changes.</summary>
    internal FeedPosition Beginning(Reader reader) =>
        new(FeedPosition.SightOf(reader), Today(), new Dictionary<string, (DateTimeOffset, int)>());

    private async Task<List<SeenChange>> Behind(
        Reader reader, string partition, FeedPosition position, int limit, CancellationToken cancellation)
    {
        var (from, had) = position.Streams.GetValueOrDefault(partition, (DateTimeOffset.MinValue, 0));
        var found = new List<SeenChange>();
        await foreach (var change in log.From(partition, from, cancellation))
        {
            found.AddRange(SeenChange.Of(partition, change, reader).Where(seen => seen.At > from || seen.Number > had));
            if (found.Count >= limit)
            {
                break;
            }
        }

        return found;
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static Task ForEach(IReadOnlyList<string> partitions, Func<int, CancellationToken, Task> read, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, partitions.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = cancellation },
            async (index, ended) => await read(index, ended));
}
