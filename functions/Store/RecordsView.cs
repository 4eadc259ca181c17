using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>The records of one kind that a reader may see. Hidden records seem not to exist.</summary>
public sealed class RecordsView<TRecord>
    where TRecord : class, IRecord
{
    private readonly RegisterView view;

    internal RecordsView(RegisterView view, StoredKind kind) => (this.view, Kind) = (view, kind);

    public StoredKind Kind { get; }

    /// <inheritdoc cref="IRecordStore.Find"/>
    public async Task<Entry<TRecord>?> Find(string id, CancellationToken cancellation) =>
        await view.Find(Kind, id, cancellation) is { } entry ? Typed(entry) : null;

    /// <inheritdoc cref="IRecordStore.List"/>
    public async Task<Page<TRecord>> List(RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        var page = await view.List(Kind, filter, after, limit, cancellation);
        return new Page<TRecord>([.. page.Entries.Select(Typed)], page.After);
    }

    /// <summary>All records, in ordinal order of partition and id.</summary>
    public async Task<IReadOnlyList<TRecord>> All(CancellationToken cancellation) =>
        [.. (await view.List(Kind, RecordFilter.None, after: null, int.MaxValue - 1, cancellation)).Entries.Select(entry => (TRecord)entry.Record)];

    private static Entry<TRecord> Typed(Entry<IRecord> entry) => new((TRecord)entry.Record, entry.ETag, entry.Revision, entry.ChangedAt);
}
