using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Registry;

/// <summary>The records of one kind as one reader sees them. What it may not see is not there.</summary>
public sealed class RegistryView<TRecord>(RecordKind<TRecord> kind, IRegistry<TRecord> registry, Reader reader)
    where TRecord : class, IRecord
{
    private const int LargestRead = 1000;

    /// <inheritdoc cref="IRegistry{TRecord}.Find"/>
    public async Task<Entry<TRecord>?> Find(string id, CancellationToken cancellation) =>
        await registry.Find(id, cancellation) is { } entry && reader.MaySee(entry.Record) ? entry : null;

    /// <inheritdoc cref="IRegistry{TRecord}.List"/>
    public Task<Page<TRecord>> List(RecordFilter filter, string? after, int limit, CancellationToken cancellation) =>
        registry.List(filter with { Reader = reader }, after, limit, cancellation);

    /// <summary>How many records pass the filter.</summary>
    public async Task<int> Count(RecordFilter filter, CancellationToken cancellation) =>
        (await List(filter, after: null, int.MaxValue - 1, cancellation)).Entries.Count;

    /// <inheritdoc cref="IRegistry{TRecord}.All"/>
    public async Task<IReadOnlyList<TRecord>> All(CancellationToken cancellation) =>
        [.. (await registry.All(cancellation)).Where(record => reader.MaySee(record))];

    /// <summary>All changes of a record that the reader may know of, oldest first; none for an id that it never saw or sees no more.</summary>
    public async Task<IReadOnlyList<Revision>> History(string id, CancellationToken cancellation)
    {
        var revisions = new List<Revision>();
        while (await registry.History(id, revisions.Count, LargestRead, cancellation) is { Count: > 0 } more)
        {
            revisions.AddRange(more);
        }

        return SeenHistory.Of(kind, id, revisions, reader);
    }
}
