using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Store;

/// <summary>The records of one kind in a store.</summary>
public sealed class Registry<TRecord>(IRecordStore store, RecordKind<TRecord> kind)
    where TRecord : class, IRecord
{
    public async Task<Entry<TRecord>?> Find(string id, CancellationToken cancellation) => Typed(await store.Find(kind, id, cancellation));

    public async Task<Page<TRecord>> List(RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        var page = await store.List(kind, filter, after, limit, cancellation);
        return new Page<TRecord>([.. page.Entries.Select(entry => Typed(entry)!)], page.After);
    }

    public async Task<IReadOnlyList<TRecord>> All(CancellationToken cancellation) =>
        [.. (await List(RecordFilter.None, after: null, int.MaxValue - 1, cancellation)).Entries.Select(entry => entry.Record)];

    public Task<Entry<TRecord>?> Add(TRecord record, Author author, CancellationToken cancellation) => Add(record, author, answer: null, cancellation);

    public async Task<Entry<TRecord>?> Add(TRecord record, Author author, AnswerToKeep? answer, CancellationToken cancellation) =>
        Typed(await store.Add(kind, record, author, answer, cancellation));

    public Task<WriteResult> Replace(TRecord record, string etag, Author author, CancellationToken cancellation) =>
        store.Replace(kind, record, etag, author, cancellation);

    public Task<WriteResult> Remove(string id, string etag, Author author, CancellationToken cancellation) =>
        store.Remove(kind, id, etag, author, cancellation);

    /// <summary>Brings the records to this state, whatever the store has of them.</summary>
    public async Task<OutcomeCounts> Put(IReadOnlyCollection<TRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation) =>
        (await store.Put(kind, records, author, progress, cancellation)).Counts;

    /// <summary>Writes and deletes as planned.</summary>
    public Task<PutResult> Put(IReadOnlyCollection<PlannedWrite> planned, Author author, CancellationToken cancellation) =>
        store.Put(kind, planned, author, seenAt: null, progress: null, cancellation);

    public Task<IReadOnlyList<Revision>> History(string id, int after, int limit, CancellationToken cancellation) =>
        store.History(kind, id, after, limit, cancellation);

    private static Entry<TRecord>? Typed(Entry<IRecord>? entry) =>
        entry is null ? null : new((TRecord)entry.Record, entry.ETag, entry.Revision, entry.ChangedAt);
}
