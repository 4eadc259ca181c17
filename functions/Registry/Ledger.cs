using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>
/// Decides what a change makes of a record and what its history says of it. Every registry posts the same, wherever it
/// keeps it.
/// </summary>
internal sealed class Ledger<TRecord>(RecordKind<TRecord> kind, TimeProvider clock)
    where TRecord : class, IRecord
{
    /// <summary>Enters the record or brings it to this state; null where it has this state already.</summary>
    /// <exception cref="RecordTooLargeException">The record is too large to be kept.</exception>
    public Posting? Write(Stored? last, TRecord record, Author author)
    {
        if (last?.Json is not { } formerJson)
        {
            return Post(last, record.Id, RevisionAction.Added, kind.Encode(record), author);
        }

        var next = kind.Evolve is { } evolve ? evolve(record, kind.Decode(formerJson), Today) : record;
        var json = kind.Encode(next);
        return json == formerJson ? null : Post(last, record.Id, RevisionAction.Replaced, json, author);
    }

    public Posting Remove(Stored last, Author author) => Post(last, last.Id, RevisionAction.Removed, null, author)!;

    public Entry<TRecord> EntryOf(Stored stored) => new(kind.Decode(stored.Json!), stored.Hash, stored.Revision, stored.ChangedAt);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private Posting? Post(Stored? last, string id, RevisionAction action, string? json, Author author)
    {
        var changes = FieldChanges.Between(last?.Json, json);
        if (changes.Count == 0)
        {
            return null;
        }

        var unsealed = new Revision(
            (last?.Revision ?? 0) + 1, clock.GetUtcNow().ToUniversalTime(), author.Name, action, changes, last?.Hash, Hash: "");
        var revision = unsealed with { Hash = RevisionHash.Of(kind.Word, id, unsealed) };
        return new Posting(new Stored(id, revision.Number, revision.At, revision.Hash, json), revision);
    }
}

/// <summary>A change to be made: the record's next version and the revision that tells of it.</summary>
internal sealed record Posting(Stored Next, Revision Revision);
