using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>
/// Stores all records, each with its history. Every write is one transaction of the record and its history row, so there is no write without
/// history and no history without a write.
/// </summary>
public interface IRecordStore
{
    /// <summary>Finds the record of the kind with this id, as <see cref="List"/> shows it; null if there is none.</summary>
    Task<Entry<IRecord>?> Find(StoredKind kind, string id, CancellationToken cancellation);

    /// <summary>Finds the record of the kind with this id for whoever goes on to change it; null if there is none.</summary>
    Task<Entry<IRecord>?> FindToChange(StoredKind kind, string id, CancellationToken cancellation);

    /// <summary>
    /// Lets all readers see the record as <see cref="FindToChange"/> found it. Whoever answers by that calls this first: else the one who is answered could read the
    /// version before, as long as the writer of the latest one is not answered.
    /// </summary>
    Task Publish(StoredKind kind, string id, CancellationToken cancellation);

    /// <summary>Finds the records of the kind with this id, or with it and a number (<see cref="RecordId.Numbered"/>), in any order.</summary>
    Task<IReadOnlyList<Entry<IRecord>>> FindNumbered(StoredKind kind, RecordId id, CancellationToken cancellation);

    /// <summary>
    /// Lists up to <paramref name="limit"/> records of the kind that pass the filter, in ordinal order of partition and id, after the place
    /// where an earlier page ended.
    /// </summary>
    /// <exception cref="FormatException"><paramref name="after"/> is not a place in a list of this kind.</exception>
    Task<Page<IRecord>> List(StoredKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation);

    /// <summary>
    /// Adds a new record, and stores the answer if one is given. Returns null if the id is taken. The id of a retired record is free: the new
    /// record replaces it.
    /// </summary>
    /// <exception cref="RecordTooLargeException">The record is too large to store with its history.</exception>
    Task<Entry<IRecord>?> Add(StoredKind kind, IRecord record, Author author, AnswerToKeep? answer, CancellationToken cancellation);

    /// <summary>
    /// Replaces this version. Where nothing differs, the version and its history stay as they are, so
    /// that a request that is sent twice changes nothing.
    /// </summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept with its history.</exception>
    Task<WriteResult> Replace(StoredKind kind, IRecord record, RecordVersion version, Author author, CancellationToken cancellation);

    /// <summary>Removes this version; its history stays.</summary>
    Task<WriteResult> Remove(StoredKind kind, string id, RecordVersion version, Author author, CancellationToken cancellation);

    /// <summary>
    /// Brings each record to the given state: adds new records, replaces different ones, and leaves equal ones unchanged. Deletes those that are to go, and retires
    /// them instead where others can name them. A record that is no longer as its writer saw it stays as it is. Partitions are written in parallel, in transactions of as many records as the store accepts. If the call is
    /// interrupted, each record is written either wholly or not at all. A repeated call finishes the work and writes nothing twice.
    /// </summary>
    /// <param name="kind">The kind of the records.</param>
    /// <param name="records">The records, each with a different id.</param>
    /// <param name="author">Who makes the changes.</param>
    /// <param name="seenAt">When (UTC) the writer saw the records, and before which no change can be dated; null where what it saw counts whenever it was seen.</param>
    /// <param name="progress">Receives repeatedly the number of records done so far; null for none.</param>
    /// <param name="cancellation">Cancels the call between transactions.</param>
    /// <returns>What came of the records.</returns>
    /// <exception cref="ArgumentException">Two records have the same id; nothing was written.</exception>
    /// <exception cref="RecordTooLargeException">A record is too large to store with its history.</exception>
    Task<PutResult> Put(
        StoredKind kind, IReadOnlyCollection<PlannedWrite> records, Author author, DateTimeOffset? seenAt, IProgress<int>? progress, CancellationToken cancellation);

    /// <summary>
    /// Returns up to <paramref name="limit"/> changes of a record after the given revision, oldest first; empty for an id that never existed.
    /// </summary>
    Task<IReadOnlyList<Revision>> History(StoredKind kind, string id, int after, int limit, CancellationToken cancellation);
}
