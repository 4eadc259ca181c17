using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>
/// The records of one kind, each with its history. Every write is one transaction of the record and its history row:
/// there is no write without history and no history without its write.
/// </summary>
public interface IRegistry<TRecord>
    where TRecord : class, IRecord
{
    /// <summary>The record with this id, or null.</summary>
    Task<Entry<TRecord>?> Find(string id, CancellationToken cancellation);

    /// <summary>
    /// Up to <paramref name="limit"/> records that pass the filter, in ordinal order of partition and id,
    /// after the place where an earlier page ended.
    /// </summary>
    /// <exception cref="FormatException"><paramref name="after"/> is no place that a page of this kind ends at.</exception>
    Task<Page<TRecord>> List(RecordFilter filter, string? after, int limit, CancellationToken cancellation);

    /// <summary>All records, in no particular order.</summary>
    Task<IReadOnlyList<TRecord>> All(CancellationToken cancellation);

    /// <summary>Enters a new record; null where its id is taken.</summary>
    Task<Entry<TRecord>?> Add(TRecord record, Author author, CancellationToken cancellation);

    /// <summary>Replaces the version that has this ETag.</summary>
    Task<Change<TRecord>> Replace(TRecord record, string etag, Author author, CancellationToken cancellation);

    /// <summary>Removes the version that has this ETag; its history stays.</summary>
    Task<Change<TRecord>> Remove(string id, string etag, Author author, CancellationToken cancellation);

    /// <summary>
    /// Brings each record to the given state, whatever there was before: adds, replaces, and leaves alone what is equal.
    /// Partitions are written side by side, in transactions of as many records as the store takes. Interrupted, it has
    /// written some records wholly and the others not at all; repeated, it finishes and writes nothing twice.
    /// </summary>
    /// <returns>How many records were added, replaced and left alone.</returns>
    Task<Written> Put(IReadOnlyCollection<TRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation);

    /// <summary>Up to <paramref name="limit"/> changes of a record, oldest first, after the given revision; empty for an id that never was.</summary>
    Task<IReadOnlyList<Revision>> History(string id, int after, int limit, CancellationToken cancellation);
}
