using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Registry;

/// <summary>
/// Decides what a change makes of a record and what its history says of it. Every registry posts the same, wherever it
/// keeps it.
/// </summary>
internal sealed class Ledger<TRecord>(RecordKind<TRecord> kind)
    where TRecord : class, IRecord
{
    /// <summary>Enters the record or brings it to this state at that time (UTC); null where it has this state already.</summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept.</exception>
    public Posting? Write(Stored? last, TRecord record, Author author, DateTimeOffset at)
    {
        if (last?.Json is not { } formerJson)
        {
            return Post(last, null, RevisionAction.Added, record, author, at);
        }

        var former = kind.Decode(formerJson);
        var next = kind.Evolve is { } evolve ? evolve(record, former, DateOnly.FromDateTime(at.UtcDateTime)) : record;
        return Post(last, former, RevisionAction.Replaced, next, author, at);
    }

    public Posting Remove(Stored last, Author author, DateTimeOffset at) =>
        Post(last, kind.Decode(last.Json!), RevisionAction.Removed, null, author, at)!;

    public Entry<TRecord> EntryOf(Stored stored) =>
        new(kind.Decode(stored.Json!), VersionTag.Of(kind.Word, stored), stored.Revision, stored.ChangedAt);

    /// <summary>Whether this is the tag of that version.</summary>
    public bool IsTag(string etag, Stored stored) => VersionTag.Of(kind.Word, stored) == etag;

    private Posting? Post(Stored? last, TRecord? former, RevisionAction action, TRecord? next, Author author, DateTimeOffset at)
    {
        var (id, json) = (next?.Id ?? last!.Id, next is null ? null : kind.Encode(next));
        var changes = json == last?.Json ? [] : FieldChanges.Between(last?.Json, json);
        if (changes.Count == 0)
        {
            return null;
        }

        var revision = RevisionHash.Sealed(
            kind.Word, id, new Revision((last?.Revision ?? 0) + 1, at.ToUniversalTime(), author.Name, action, changes, last?.Hash, Hash: ""));
        return new Posting(
            new Stored(id, revision.Number, revision.At, revision.Hash, json),
            revision,
            new LoggedRecord(kind.Word, id, former is null ? null : Disclosure.Of(former), next is null ? null : Disclosure.Of(next)));
    }
}

/// <summary>A change to be made: the record's next version, the revision that tells of it, and who can see it.</summary>
internal sealed record Posting(Stored Next, Revision Revision, LoggedRecord Logged);
