using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.History.Audit;

/// <summary>A record as storage holds it: its last version and all its revisions, whether they match or not.</summary>
/// <param name="Partition">The partition that holds the record.</param>
/// <param name="Kind">The name of the record's kind.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Last">The record's last version; null if only its history is left.</param>
/// <param name="Revisions">The revisions, in the order of their keys.</param>
internal sealed record RecordedHistory(string Partition, string Kind, string Id, Stored? Last, IReadOnlyList<KeyedRevision> Revisions)
{
    /// <summary>Who may see the record; null if it no longer exists or cannot be read.</summary>
    public Disclosure? Disclosure { get; init; }

    /// <summary>Whether a reader may know of the record. Only its owner may know of a record that no longer exists.</summary>
    public bool IsKnownTo(Reader reader) => Disclosure?.Includes(reader) ?? AuditScope.IsKeeper(reader, Partition);
}

/// <summary>A revision with the number in its row's key.</summary>
internal sealed record KeyedRevision(int Key, Revision Revision);
