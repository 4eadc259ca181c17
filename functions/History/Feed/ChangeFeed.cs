using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.History.Feed;

/// <summary>Reads the changes that a reader may see: each change once, in order within each stream.</summary>
public sealed class ChangeFeed(IChangeLog log, TimeProvider clock)
{
    /// <summary>How long a position stays valid.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Whether changes after this position may have been deleted.</summary>
    internal bool IsExpired(FeedPosition position) =>
        position.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) < clock.GetUtcNow().UtcDateTime - Kept;

    /// <summary>
    /// Reads up to <paramref name="limit"/> changes after a position. Returns them with the next position and whether there are more.
    /// </summary>
    internal async Task<(IReadOnlyList<VisibleChange> Changes, FeedPosition Next, bool HasMore)> Read(
        Reader reader, FeedPosition position, int limit, CancellationToken cancellation)
    {
        var today = Today();
        var partitions = await log.Partitions(cancellation);
        var streams = new List<VisibleChange>[partitions.Count];
        await ForEach(partitions, async (index, ended) =>
            streams[index] = await After(reader, partitions[index], position, limit + 1, ended), cancellation);

        var all = streams.SelectMany(stream => stream).OrderBy(change => change.At).ThenBy(change => change.Stream, StringComparer.Ordinal).ToArray();
        var page = all.Take(limit).ToArray();
        var read = new Dictionary<string, (DateTimeOffset, int)>(position.Streams, StringComparer.Ordinal);
        foreach (var change in page)
        {
            read[change.Stream] = (change.At, change.Number);
        }

        var hasMore = all.Length > limit;
        return (page, position with { Day = hasMore ? position.Day : today, Streams = read }, hasMore);
    }

    /// <summary>The current position. A reader that now reads the whole register must follow the changes from here.</summary>
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
                foreach (var visible in VisibleChange.Of(partitions[index], change, reader))
                {
                    last[index] = (visible.At, visible.Number);
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

    private async Task<List<VisibleChange>> After(
        Reader reader, string partition, FeedPosition position, int limit, CancellationToken cancellation)
    {
        var (from, count) = position.Streams.GetValueOrDefault(partition, (DateTimeOffset.MinValue, 0));
        var found = new List<VisibleChange>();
        await foreach (var change in log.From(partition, from, cancellation))
        {
            found.AddRange(VisibleChange.Of(partition, change, reader).Where(visible => visible.At > from || visible.Number > count));
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
            new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation },
            async (index, ended) => await read(index, ended));
}
