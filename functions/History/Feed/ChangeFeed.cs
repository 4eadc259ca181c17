using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.History.Feed;

/// <summary>Reads the changes that a reader may see: each change once, in order within each stream.</summary>
public sealed class ChangeFeed(IChangeLog log, FeedPositions positions, TimeProvider clock)
{
    /// <summary>How long a position stays valid.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>The oldest change (UTC) that the feed has. A position names a day, so changes are kept for one more day.</summary>
    internal static DateTimeOffset Oldest(TimeProvider clock) => clock.GetUtcNow() - Kept - TimeSpan.FromDays(1);

    /// <summary>Whether changes after a position of this day may have been deleted.</summary>
    internal bool IsExpired(DateOnly position) =>
        position.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) < clock.GetUtcNow().UtcDateTime - Kept;

    /// <summary>Reads changes after a position.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="since">The position; null for the one before all changes.</param>
    /// <param name="limit">The most changes.</param>
    /// <param name="cancellation">Cancels reading.</param>
    /// <returns>The changes, the next position, and whether there are more; null if this register does not know the position.</returns>
    internal async Task<(IReadOnlyList<VisibleChange> Changes, FeedToken Next, bool HasMore)?> Read(
        Reader reader, FeedToken? since, int limit, CancellationToken cancellation)
    {
        if ((since is null ? Beginning(reader) : await positions.Find(since, cancellation)) is not { } position)
        {
            return null;
        }

        var (changes, next, hasMore) = await After(reader, position, limit, cancellation);
        return (changes, await positions.Keep(next, cancellation), hasMore);
    }

    /// <summary>Reads changes after a position. Whoever goes on from the next one keeps it.</summary>
    internal async Task<(IReadOnlyList<VisibleChange> Changes, FeedPosition Next, bool HasMore)> After(
        Reader reader, FeedPosition position, int limit, CancellationToken cancellation)
    {
        var today = Today();
        var partitions = await log.Partitions(cancellation);
        var streams = new List<VisibleChange>[partitions.Count];
        await ForEach(partitions, async (index, ended) =>
            streams[index] = await InStream(reader, partitions[index], position, limit + 1, ended), cancellation);

        var all = streams.SelectMany(stream => stream).OrderBy(change => change.At).ThenBy(change => change.Stream, StringComparer.Ordinal).ToArray();
        var (page, hasMore) = (all.Take(limit).ToArray(), all.Length > limit);
        var next = position.Past(page);
        return (page, hasMore ? next : next with { Day = today }, hasMore);
    }

    /// <summary>The current position. A reader that now reads the whole register must follow the changes from here.</summary>
    internal async Task<FeedToken> Now(Reader reader, CancellationToken cancellation) =>
        await positions.Keep(await Current(reader, cancellation), cancellation);

    /// <summary>The current position. Whoever goes on from it keeps it.</summary>
    internal async Task<FeedPosition> Current(Reader reader, CancellationToken cancellation)
    {
        var today = Today();
        var partitions = await log.Partitions(cancellation);
        var last = new (DateTimeOffset At, int Count)?[partitions.Count];
        var oldest = Oldest(clock);
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

    private FeedPosition Beginning(Reader reader) =>
        new(FeedPosition.SightOf(reader), Today(), new Dictionary<string, (DateTimeOffset, int)>());

    private async Task<List<VisibleChange>> InStream(
        Reader reader, string partition, FeedPosition position, int limit, CancellationToken cancellation)
    {
        var (from, count) = position.Streams.GetValueOrDefault(partition, (DateTimeOffset.MinValue, 0));
        var found = new List<VisibleChange>();
        await foreach (var change in log.From(partition, from > Oldest(clock) ? from : Oldest(clock), cancellation))
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
