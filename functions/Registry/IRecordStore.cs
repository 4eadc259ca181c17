using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>
/// All records, each with its history. Every write is one transaction of the record and its history row: there is no write
/// without history and no history without its write.
/// </summary>
public interface IRecordStore
{
    /// <summary>The record of the kind with this id, or null.</summary>
    Task<Entry<IRecord>?> Find(RecordKind kind, string id, CancellationToken cancellation);

    /// <summary>
    /// Up to <paramref name="limit"/> records of the kind that pass the filter, in ordinal order of partition and id, after
    /// the place where an earlier page ended.
    /// </summary>
    /// <exception cref="FormatException"><paramref name="after"/> is no place that a page of this kind ends at.</exception>
    Task<Page<IRecord>> List(RecordKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation);

    /// <summary>Adds a new record, and keeps the answer where one is given; null where the id is taken.</summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept with its history.</exception>
    Task<Entry<IRecord>?> Add(RecordKind kind, IRecord record, Author author, KeptAnswer? answer, CancellationToken cancellation);

    /// <summary>
    /// Replaces the version that has this ETag. Where nothing differs, the version and its history stay as they are, so
    /// that a request that is sent twice changes nothing.
    /// </summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept with its history.</exception>
    Task<Change> Replace(RecordKind kind, IRecord record, string etag, Author author, CancellationToken cancellation);

    /// <summary>Removes the version that has this ETag; its history stays.</summary>
    Task<Change> Remove(RecordKind kind, string id, string etag, Author author, CancellationToken cancellation);

    /// <summary>
    /// Brings each record to the given state, whatever there was before: adds, replaces, and leaves alone what is equal.
    /// Partitions are written side by side, in transactions of as many records as the store takes. Interrupted, it has
    /// written some records wholly and the others not at all; repeated, it finishes and writes nothing twice.
    /// </summary>
    /// <param name="kind">The kind of all of them.</param>
    /// <param name="records">The records, no two with one id.</param>
    /// <param name="author">Who brings them.</param>
    /// <param name="progress">Receives, again and again, how many of the records are done so far.</param>
    /// <param name="cancellation">Ends it between transactions.</param>
    /// <returns>How many records were added, replaced and left alone.</returns>
    /// <exception cref="ArgumentException">Two records have one id; nothing was written.</exception>
    /// <exception cref="RecordTooLargeException">A record is too large to be kept with its history.</exception>
    Task<Written> Put(RecordKind kind, IReadOnlyCollection<IRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation);

    /// <summary>Up to <paramref name="limit"/> changes of a record, oldest first, after the given revision; empty for an id that never was.</summary>
    Task<IReadOnlyList<Revision>> History(RecordKind kind, string id, int after, int limit, CancellationToken cancellation);
}

public static class RecordStores
{
    /// <summary>All records of a kind, in ordinal order of partition and id.</summary>
    public static async Task<IReadOnlyList<TRecord>> All<TRecord>(this IRecordStore store, RecordKind<TRecord> kind, CancellationToken cancellation)
        where TRecord : class, IRecord
    {
        var page = await store.List(kind, RecordFilter.None, after: null, int.MaxValue - 1, cancellation);
        return [.. page.Entries.Select(entry => (TRecord)entry.Record)];
    }
}
