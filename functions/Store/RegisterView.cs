using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Store;

/// <summary>The register as a reader sees it. The API reads all records through this class. Hidden records seem not to exist.</summary>
public sealed class RegisterView(IRecordStore store, StoredKinds kinds, Reader reader)
{
    private const int LargestRead = 1000;

    private readonly Dictionary<StoredKind, Dictionary<string, Entry<IRecord>>> held = [];

    public Reader Reader => reader;

    /// <summary>The records of one type.</summary>
    public RecordsView<TRecord> Of<TRecord>()
        where TRecord : class, IRecord => new(this, kinds.Of<TRecord>());

    /// <summary>Reads all records of a kind. From then on, the view returns these records without reading the store.</summary>
    public async Task Hold(StoredKind kind, CancellationToken cancellation)
    {
        var all = await List(kind, RecordFilter.None, after: null, int.MaxValue - 1, cancellation);
        held[kind] = all.Entries.ToDictionary(entry => entry.Record.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc cref="IRecordStore.Find"/>
    public async Task<Entry<IRecord>?> Find(StoredKind kind, string id, CancellationToken cancellation) =>
        held.TryGetValue(kind, out var all) ? all.GetValueOrDefault(id)
        : await store.Find(kind, id, cancellation) is { } entry && reader.MaySee(entry.Record) ? entry
        : null;

    /// <inheritdoc cref="IRecordStore.List"/>
    public Task<Page<IRecord>> List(StoredKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation) =>
        held.TryGetValue(kind, out var all)
            ? Task.FromResult(Paging.Of(kind, all.Values, filter, after, limit))
            : store.List(kind, filter with { Reader = reader }, after, limit, cancellation);

    /// <summary>The number of records of the kind that pass the filter.</summary>
    public async Task<int> Count(StoredKind kind, RecordFilter filter, CancellationToken cancellation) =>
        (await List(kind, filter, after: null, int.MaxValue - 1, cancellation)).Entries.Count;

    /// <summary>
    /// The changes of a record that the reader may see, oldest first; empty for an id that the reader never saw or can no longer see.
    /// </summary>
    public async Task<IReadOnlyList<Revision>> History(StoredKind kind, string id, CancellationToken cancellation)
    {
        var revisions = new List<Revision>();
        while (await store.History(kind, id, revisions.Count, LargestRead, cancellation) is { Count: > 0 } more)
        {
            revisions.AddRange(more);
        }

        return VisibleHistory.Of(kind, id, revisions, reader);
    }
}
