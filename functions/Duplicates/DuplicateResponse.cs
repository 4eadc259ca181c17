using CoProduction.Registry;

namespace CoProduction.Functions.Duplicates;

/// <summary>Two sites that may be the same site.</summary>
/// <param name="Kind"><c>factory</c> or <c>mro-site</c>.</param>
/// <param name="First">The site whose id sorts first.</param>
/// <param name="Second">The other site.</param>
/// <param name="Score">How similar the two sites are, up to 1.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record DuplicateResponse(string Kind, DuplicateSite First, DuplicateSite Second, double Score, IReadOnlyList<string> Reasons)
{
    internal static DuplicateResponse Of(DuplicatePair pair) =>
        new(
            Word.Of(pair.First.Kind),
            DuplicateSite.Of(pair.First),
            DuplicateSite.Of(pair.Second),
            pair.Similarity.Score,
            pair.Similarity.Reasons);
}

/// <summary>A site that may be registered twice.</summary>
/// <param name="Id">The site's id.</param>
/// <param name="Name">The site's name.</param>
/// <param name="Operator">The company or authority that runs the site.</param>
/// <param name="Town">The site's town; absent if withheld.</param>
public sealed record DuplicateSite(string Id, string Name, string Operator, string? Town)
{
    internal static DuplicateSite Of(SiteOutline site) => new(site.Id.Value, site.Name, site.Operator, site.Town);
}
