using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>Makes pages from records in memory.</summary>
internal static class Paging
{
    /// <summary>Up to <paramref name="limit"/> entries that pass the filter, in ordinal order of partition and id, after a place.</summary>
    /// <exception cref="FormatException"><paramref name="after"/> is not a place in a list of this kind.</exception>
    public static Page<IRecord> Of(StoredKind kind, IEnumerable<Entry<IRecord>> entries, RecordFilter filter, string? after, int limit)
    {
        var last = after is null ? null : PageCursor.IdAt(kind, after);
        var found = entries
            .Where(entry => (last is null || Compare(kind, entry.Record.Id, last) > 0) && filter.Matches(entry.Record))
            .OrderBy(entry => entry.Record.Id, Comparer<string>.Create((left, right) => Compare(kind, left, right)))
            .Take(limit + 1)
            .ToList();
        return found.Count > limit
            ? new Page<IRecord>(found[..limit], PageCursor.Of(kind, found[limit - 1].Record.Id))
            : new Page<IRecord>(found, null);
    }

    private static int Compare(StoredKind kind, string left, string right) =>
        string.CompareOrdinal(kind.Partitioning.Of(left), kind.Partitioning.Of(right)) is not 0 and var order
            ? order
            : string.CompareOrdinal(left, right);
}
