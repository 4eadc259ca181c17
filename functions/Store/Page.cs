using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>One page of a list of records.</summary>
/// <param name="Entries">The records of this page.</param>
/// <param name="After">The place after which the next page starts; null on the last page.</param>
public sealed record Page<TRecord>(IReadOnlyList<Entry<TRecord>> Entries, string? After)
    where TRecord : class, IRecord;

/// <summary>The place where a page of a list ended, such as <c>USA|factory|usa-scranton-aap</c>.</summary>
internal static class PageCursor
{
    public static string Of(StoredKind kind, string id) =>
        $"{kind.Partitioning.Of(id)}|{kind.Name}|{id}";

    /// <summary>The id of the last record on the page that ended at this place.</summary>
    /// <exception cref="FormatException">The text is not a place in a list of this kind.</exception>
    public static string IdAt(StoredKind kind, string place) =>
        place.Split('|') is [_, _, var id] && kind.Partitioning.Of(id) is not null && Of(kind, id) == place
            ? id
            : throw new FormatException($"'{place}' is not a place in a list of this kind: copy it unchanged from the page before.");
}
