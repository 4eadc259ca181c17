using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records;

/// <summary>Rules for both factories and MRO sites.</summary>
internal static class SiteRules
{
    /// <summary>The code of the partner in a site's id; null if the id is not valid.</summary>
    public static string? PartnerOf(string? id) => SiteId.TryParse(id, out var site) ? site.Partner.Value : null;

    /// <summary>The fault of a partner that is not the one in the id. An absent partner passes.</summary>
    public static string? PartnerFault(string? partner, string? id) =>
        partner is not null && SiteId.TryParse(id, out var site) && partner != site.Partner.Value
            ? $"Must be {site.Partner}, as in the id, or be left out."
            : null;

    /// <summary>The aliases that a body states; absent lists are empty.</summary>
    public static SiteAliases Aliases(
        IReadOnlyList<string>? formerNames, IReadOnlyList<string>? operatorFormerNames, IReadOnlyList<SiteIdentifierBody>? identifiers) =>
        formerNames is null && operatorFormerNames is null && identifiers is null
            ? SiteAliases.None
            : new(formerNames ?? [], operatorFormerNames ?? [], [.. (identifiers ?? []).Select(identifier => identifier.ToIdentifier())]);

    /// <summary>The key of an identifier, of which a site has only one; null if its scheme or value is not valid by itself.</summary>
    public static string? KeyOf(SiteIdentifierBody? identifier) =>
        identifier is { Scheme: { } scheme, Value: { } value } ? $"{scheme}:{value.ToUpperInvariant()}" : null;

    /// <summary>A list as a body states it: absent if it is empty.</summary>
    public static IReadOnlyList<T>? OrAbsent<T>(IEnumerable<T> list) => list.ToArray() is { Length: > 0 } own ? own : null;

    /// <summary>The successor that a body states; null if it states none.</summary>
    public static SiteSuccessor? Successor(string? mergedInto, string? movedTo) =>
        Parsed.OrNull<SiteId>(mergedInto) is { } one ? new SiteSuccessor(SuccessionKind.Merged, one)
        : Parsed.OrNull<SiteId>(movedTo) is { } other ? new SiteSuccessor(SuccessionKind.Moved, other)
        : null;

    /// <summary>The id of a successor of this kind; null if there is none.</summary>
    public static string? SuccessorIf(SuccessionKind kind, SiteSuccessor? successor) => successor?.Kind == kind ? successor.Site.Value : null;

    /// <summary>The fault of a successor that is the site itself or one of two; null for any other.</summary>
    public static string? SuccessorFault(string? successor, string? id, string? otherSuccessor = null) =>
        successor is null ? null
        : successor == id ? "Must be another site."
        : otherSuccessor is not null ? "A site has one successor. Give mergedInto or movedTo, not both."
        : null;
}
