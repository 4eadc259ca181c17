using CoProduction.Functions.Hosting;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Sites;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Duplicates;

/// <summary>Stands in the way of a new site that looks like one that is registered, until the caller says that it knows better.</summary>
public sealed class DuplicateCheck(VisibleSites sites)
{
    /// <summary>More candidates than this are not listed, and need not be named.</summary>
    public const int MostCandidates = 20;

    /// <summary>The query parameter by which a caller names the sites that a new one is not.</summary>
    public const string Parameter = "notDuplicateOf";

    /// <summary>What speaks against entering a new site, among the sites that the caller may see and has not named; null where nothing does.</summary>
    public async Task<ProblemHttpResult?> Objection(SiteOutline newcomer, HttpRequest request, CancellationToken cancellation)
    {
        var seen = await sites.Of(request, newcomer.Kind, newcomer.Id.Partner, cancellation);
        return Objection(newcomer, seen, Named(request.Query[Parameter].ToString()), request);
    }

    /// <summary>What a list of ids names, separated by commas.</summary>
    internal static IReadOnlySet<string> Named(string? ids) =>
        (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a list of ids, or null.</summary>
    internal static string? Fault(string ids) =>
        Named(ids).All(id => SiteId.TryParse(id, out _)) ? null : $"Must be a list of sites' ids, separated by commas. {SiteId.Rule}";

    internal static ProblemHttpResult? Objection(
        SiteOutline newcomer, IReadOnlyCollection<SiteOutline> seen, IReadOnlySet<string> named, HttpRequest request)
    {
        // Where the id is taken, that is what is wrong, and the registry says so.
        if (seen.Any(site => site.Id == newcomer.Id))
        {
            return null;
        }

        var candidates = new SiteIndex(seen).Like(newcomer).Take(MostCandidates).ToArray();
        var open = candidates.Where(candidate => !named.Contains(candidate.Site.Id.Value)).Select(candidate => candidate.Site.Id).ToArray();
        return open.Length == 0 ? null : Problems.Problem(
            StatusCodes.Status409Conflict,
            "possible-duplicate",
            "This looks like a site that is registered already.",
            $"Nothing was changed. Change the registered site instead; or, where this is another one, send it again with "
                + $"?{Parameter}= and the ids of all candidates, separated by commas. Not named so far: {string.Join(", ", open.Select(id => id.Value))}.",
            [new("candidates", candidates.Select(candidate => CandidateResponse.Of(candidate, request)).ToArray())]);
    }
}

/// <summary>A site that a new one looks like.</summary>
/// <param name="Kind"><c>factory</c> or <c>mro-site</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Address">Its absolute address.</param>
/// <param name="Score">How much they look like one, up to 1.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record CandidateResponse(string Kind, string Id, string Address, double Score, IReadOnlyList<string> Reasons)
{
    internal static CandidateResponse Of(Candidate candidate, HttpRequest request) =>
        new(
            Word.Of(candidate.Site.Kind),
            candidate.Site.Id.Value,
            Links.To(request, SiteKinds.Path(candidate.Site.Kind), candidate.Site.Id.Value),
            candidate.Likeness.Score,
            candidate.Likeness.Reasons);
}
