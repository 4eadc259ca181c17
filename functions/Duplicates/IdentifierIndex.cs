using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Duplicates;

/// <summary>
/// An index of sites by the identifiers that belong to one site. Two sites of a kind that share one are probably the same, whatever their names and
/// partners.
/// </summary>
internal sealed class IdentifierIndex
{
    private readonly Dictionary<(SiteKind Kind, string Key), List<SiteOutline>> sites = [];

    public IdentifierIndex(IEnumerable<SiteOutline> sites)
    {
        foreach (var site in sites)
        {
            foreach (var identifier in site.Aliases.OwnIdentifiers)
            {
                var key = KeyOf(site, identifier);
                (this.sites.TryGetValue(key, out var same) ? same : this.sites[key] = []).Add(site);
            }
        }
    }

    /// <summary>The other sites that have an identifier of this one.</summary>
    public IEnumerable<DuplicateCandidate> Sharing(SiteOutline site) =>
        from identifier in site.Aliases.OwnIdentifiers
        from other in sites.GetValueOrDefault(KeyOf(site, identifier), [])
        where other.Id != site.Id
        select new DuplicateCandidate(other, Shared(identifier));

    /// <summary>All pairs of sites that share an identifier.</summary>
    public IEnumerable<DuplicatePair> Pairs() =>
        from same in sites.Values
        from first in same
        from second in same
        where first.Id.CompareTo(second.Id) < 0
        from identifier in first.Aliases.OwnIdentifiers
        where second.Aliases.OwnIdentifiers.Any(identifier.IsSameAs)
        select new DuplicatePair(first, second, Shared(identifier));

    private static Similarity Shared(SiteIdentifier identifier) => new(1, [$"same {identifier.Scheme}: '{identifier.Value}'"]);

    private static (SiteKind Kind, string Key) KeyOf(SiteOutline site, SiteIdentifier identifier) => (site.Kind, identifier.ToString().ToUpperInvariant());
}
