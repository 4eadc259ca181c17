
namespace CoProduction.Functions.Registry;

/// <summary>Where a page of a list ended: <c>USA|factory|usa-scranton-aap</c>.</summary>
internal static class Place
{
    public static string Of(RecordKind kind, string id) =>
        $"{kind.Partitioning.Of(id)}|{kind.Name}|{id}";

    /// <summary>The id of the last record of the page that ended there.</summary>
    /// <exception cref="FormatException">No page of this kind ends there.</exception>
    public static string IdAt(RecordKind kind, string place) =>
        place.Split('|') is [_, _, var id] && kind.Partitioning.Of(id) is not null && Of(kind, id) == place
            ? id
            : throw new FormatException($"'{place}' is no place in a list of this kind: take it unchanged from the page before.");
}
