using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Audit;

/// <summary>A record as storage holds it: its last version and all its revisions, whether they fit together or not.</summary>
/// <param name="Partition">Where it lies.</param>
/// <param name="Kind">Its kind's word.</param>
/// <param name="Id">Its id.</param>
/// <param name="Last">Its last version; null where only history is left.</param>
/// <param name="Revisions">In the order of their keys.</param>
internal sealed record RecordedHistory(string Partition, string Kind, string Id, Stored? Last, IReadOnlyList<KeyedRevision> Revisions)
{
    /// <summary>Who may see the record; null where it is not there any more, or cannot be read.</summary>
    public Disclosure? Disclosure { get; init; }

    /// <summary>Whether a reader may know of it: one that is gone is still known to whoever kept it.</summary>
    public bool IsKnownTo(Reader reader) => Disclosure?.Includes(reader) ?? AuditScope.IsKeeper(reader, Partition);
}

/// <summary>A revision with the number that its key says.</summary>
internal sealed record KeyedRevision(int Key, Revision Revision);
