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

    /// <summary>Enters a new record, and keeps the answer where one is to be kept; null where the id is taken.</summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept with its history.</exception>
    Task<Entry<TRecord>?> Add(TRecord record, Author author, KeptAnswer<TRecord>? answer, CancellationToken cancellation);

    /// <summary>
    /// Replaces the version that has this ETag. Where nothing differs it is done at once: the version and its history stay
    /// as they are, so that a request that is sent twice changes nothing.
    /// </summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept with its history.</exception>
    Task<Change<TRecord>> Replace(TRecord record, string etag, Author author, CancellationToken cancellation);

    /// <summary>Removes the version that has this ETag; its history stays.</summary>
    Task<Change<TRecord>> Remove(string id, string etag, Author author, CancellationToken cancellation);

    /// <summary>
    /// Brings each record to the given state, whatever there was before: adds, replaces, and leaves alone what is equal.
    /// Partitions are written side by side, in transactions of as many records as the store takes. Interrupted, it has
    /// written some records wholly and the others not at all; repeated, it finishes and writes nothing twice.
    /// </summary>
    /// <param name="records">The records, no two with one id.</param>
    /// <param name="author">Who brings them.</param>
    /// <param name="progress">Told again and again how many of the records are done so far.</param>
    /// <param name="cancellation">Ends it between transactions.</param>
    /// <returns>How many records were added, replaced and left alone.</returns>
    /// <exception cref="ArgumentException">Two records have one id; nothing was written.</exception>
    /// <exception cref="RecordTooLargeException">A record is too large to be kept with its history.</exception>
    Task<Written> Put(IReadOnlyCollection<TRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation);

    /// <summary>Up to <paramref name="limit"/> changes of a record, oldest first, after the given revision; empty for an id that never was.</summary>
    Task<IReadOnlyList<Revision>> History(string id, int after, int limit, CancellationToken cancellation);
}

public static class Registries
{
    /// <summary>Enters a new record; null where its id is taken.</summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept with its history.</exception>
    public static Task<Entry<TRecord>?> Add<TRecord>(
        this IRegistry<TRecord> registry, TRecord record, Author author, CancellationToken cancellation)
        where TRecord : class, IRecord =>
        registry.Add(record, author, answer: null, cancellation);
}
