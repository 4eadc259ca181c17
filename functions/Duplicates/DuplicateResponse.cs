using CoProduction.Registry;

namespace CoProduction.Functions.Duplicates;

/// <summary>Two sites that may be one.</summary>
/// <param name="Kind"><c>factory</c> or <c>mro-site</c>.</param>
/// <param name="First">The one whose id comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="Score">How much they look like one, up to 1.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record DuplicateResponse(string Kind, DuplicateSite First, DuplicateSite Second, double Score, IReadOnlyList<string> Reasons)
{
    internal static DuplicateResponse Of(Suspicion suspicion) =>
        new(
            Word.Of(suspicion.First.Kind),
            DuplicateSite.Of(suspicion.First),
            DuplicateSite.Of(suspicion.Second),
            suspicion.Likeness.Score,
            suspicion.Likeness.Reasons);
}

/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Operator">Who runs it.</param>
/// <param name="Town">Its town; absent where withheld.</param>
public sealed record DuplicateSite(string Id, string Name, string Operator, string? Town)
{
    internal static DuplicateSite Of(SiteOutline site) => new(site.Id.Value, site.Name, site.Operator, site.Town);
}
