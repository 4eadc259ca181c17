using CoProduction.Registry;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Store.Revisions;

/// <summary>
/// Computes a record's next version and the revision for its history. Every record store uses the same rules, wherever it stores the records.
/// </summary>
internal static class Ledger
{
    /// <summary>Adds the record, or makes it the next version.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="last">Its last version; null for a record that never was.</param>
    /// <param name="record">What it becomes.</param>
    /// <param name="author">Who changes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="former">The record in <paramref name="last"/>, where the caller has read it already.</param>
    /// <returns>The change; null where the record is this already.</returns>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept.</exception>
    public static Posting? Write(StoredKind kind, Stored? last, IRecord record, Author author, DateTimeOffset at, IRecord? former = null)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (last?.Json is not { } formerJson)
        {
            return Post(kind, last, null, RevisionAction.Added, kind.Evolve(record, null, today, author), author, at);
        }

        former ??= kind.Read(formerJson);
        return Post(kind, last, former, RevisionAction.Replaced, kind.Evolve(record, former, today, author), author, at);
    }

    /// <inheritdoc cref="Write"/>
    public static Posting Remove(StoredKind kind, Stored last, Author author, DateTimeOffset at, IRecord? former = null) =>
        Post(kind, last, former ?? kind.Read(last.Json!), RevisionAction.Removed, null, author, at)!;

    /// <summary>Deletes the record, or retires one that others can name.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="last">Its last version; null for a record that never was.</param>
    /// <param name="author">Who deletes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>The change; null where the record is deleted already, or never was.</returns>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept as a retired one.</exception>
    public static Posting? Delete(StoredKind kind, Stored? last, Author author, DateTimeOffset at) =>
        last?.Json is not { } json ? null
        : kind.Read(json) switch
        {
            IRetirable { Retired: not null } => null,
            IRetirable current => Write(kind, last, current.RetiredOn(DateOnly.FromDateTime(at.UtcDateTime)), author, at, current),
            var former => Remove(kind, last, author, at, former),
        };

    /// <summary>Writes or deletes a record, as it is planned.</summary>
    /// <inheritdoc cref="Write"/>
    public static Posting? Put(StoredKind kind, Stored? last, PlannedWrite planned, Author author, DateTimeOffset at) =>
        planned.Record is { } record ? Write(kind, last, record, author, at) : Delete(kind, last, author, at);

    /// <summary>Whether a new record cannot have this id: the record that has it was neither removed nor retired.</summary>
    public static bool IsTaken(StoredKind kind, Stored stored) =>
        stored.Json is { } json && kind.Read(json) is not IRetirable { Retired: not null };

    public static Entry<IRecord> EntryOf(StoredKind kind, Stored stored) => EntryOf(kind, stored, kind.Read(stored.Json!));

    /// <summary>The record after a change; null where the change removed it.</summary>
    public static Entry<IRecord>? EntryOf(StoredKind kind, Posting posting) =>
        posting.Record is { } record ? EntryOf(kind, posting.Next, record) : null;

    /// <summary>Whether this is the ETag of that version.</summary>
    public static bool IsTag(StoredKind kind, string etag, Stored stored) => RecordETag.Of(kind.Name, stored) == etag;

    private static Entry<IRecord> EntryOf(StoredKind kind, Stored stored, IRecord record) =>
        new(record, RecordETag.Of(kind.Name, stored), stored.Revision, stored.ChangedAt);

    private static Posting? Post(StoredKind kind, Stored? last, IRecord? former, RevisionAction action, IRecord? next, Author author, DateTimeOffset at)
    {
        var (id, json) = (next?.Id ?? last!.Id, next is null ? null : kind.Write(next));

        // A record that an earlier version stored in another form, and that stays what it is, is not changed by being written anew.
        var isSame = json == last?.Json || (former is not null && next is not null && json == kind.Write(former));
        var changes = isSame ? [] : FieldChanges.Between(last?.Json, json);
        if (changes.Count == 0)
        {
            return null;
        }

        var revision = RevisionHash.Sealed(
            kind.Name, id, new Revision((last?.Revision ?? 0) + 1, at.ToUniversalTime(), author.Name, action, changes, last?.Hash, Hash: ""));
        return new Posting(
            next,
            new Stored(id, revision.Number, revision.At, revision.Hash, json),
            revision,
            new LoggedRecord(kind.Name, id, former is null ? null : Disclosure.Of(former), next is null ? null : Disclosure.Of(next)));
    }
}

/// <summary>A change to be made.</summary>
/// <param name="Record">What the record becomes; null where it is removed.</param>
/// <param name="Next">The same as it is stored.</param>
/// <param name="Revision">What the history says of the change.</param>
/// <param name="Logged">Who could see the record before, and who can after.</param>
internal sealed record Posting(IRecord? Record, Stored Next, Revision Revision, LoggedRecord Logged)
{
    /// <summary>What the change does to the record.</summary>
    public RecordOutcome Outcome => Revision.Action == RevisionAction.Added ? RecordOutcome.Added : RecordOutcome.Replaced;
}
