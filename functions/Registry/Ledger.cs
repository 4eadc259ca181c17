using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Registry;

/// <summary>
/// Decides what a change makes of a record and what its history says of it. Every registry posts the same, wherever it
/// keeps it.
/// </summary>
internal static class Ledger
{
    /// <summary>Enters the record or brings it to this state at that time (UTC); null where it has this state already.</summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept.</exception>
    public static Posting? Write(RecordKind kind, Stored? last, IRecord record, Author author, DateTimeOffset at)
    {
        if (last?.Json is not { } formerJson)
        {
            return Post(kind, last, null, RevisionAction.Added, record, author, at);
        }

        var former = kind.Read(formerJson);
        return Post(kind, last, former, RevisionAction.Replaced, kind.Evolve(record, former, DateOnly.FromDateTime(at.UtcDateTime)), author, at);
    }

    public static Posting Remove(RecordKind kind, Stored last, Author author, DateTimeOffset at) =>
        Post(kind, last, kind.Read(last.Json!), RevisionAction.Removed, null, author, at)!;

    public static Entry<IRecord> EntryOf(RecordKind kind, Stored stored) =>
        new(kind.Read(stored.Json!), VersionTag.Of(kind.Name, stored), stored.Revision, stored.ChangedAt);

    /// <summary>Whether this is the tag of that version.</summary>
    public static bool IsTag(RecordKind kind, string etag, Stored stored) => VersionTag.Of(kind.Name, stored) == etag;

    private static Posting? Post(RecordKind kind, Stored? last, IRecord? former, RevisionAction action, IRecord? next, Author author, DateTimeOffset at)
    {
        var (id, json) = (next?.Id ?? last!.Id, next is null ? null : kind.Write(next));
        var changes = json == last?.Json ? [] : FieldChanges.Between(last?.Json, json);
        if (changes.Count == 0)
        {
            return null;
        }

        var revision = RevisionHash.Sealed(
            kind.Name, id, new Revision((last?.Revision ?? 0) + 1, at.ToUniversalTime(), author.Name, action, changes, last?.Hash, Hash: ""));
        return new Posting(
            new Stored(id, revision.Number, revision.At, revision.Hash, json),
            revision,
            new LoggedRecord(kind.Name, id, former is null ? null : Disclosure.Of(former), next is null ? null : Disclosure.Of(next)));
    }
}

/// <summary>A change to be made: the record's next version, the revision that tells of it, and who can see it.</summary>
internal sealed record Posting(Stored Next, Revision Revision, LoggedRecord Logged);
