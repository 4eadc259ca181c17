using CoProduction.Functions.Http;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Duplicates;

/// <summary>Refuses a new site that looks like a registered one, until the caller states that it is a different site.</summary>
public sealed class DuplicateCheck(VisibleSites sites)
{
    public static readonly ProblemKind Kind = new(
        "possible-duplicate", StatusCodes.Status409Conflict, "Possible duplicate",
        "`candidates` names registered sites that resemble the new one, and why. If it is a different site, list their ids in `notDuplicateOf`.");

    /// <summary>More candidates than this are not listed, and need not be named.</summary>
    public const int MostCandidates = 20;

    /// <summary>The query parameter in which a caller names registered sites that the new one does not duplicate.</summary>
    public const string Parameter = "notDuplicateOf";

    /// <summary>
    /// Compares a new site with the registered sites that the caller may see. Returns the problem to answer, or null when the caller has named
    /// every site that looks like it.
    /// </summary>
    public async Task<ProblemHttpResult?> Objection(SiteOutline newcomer, HttpRequest request, CancellationToken cancellation)
    {
        // Names are compared within a partner; an identifier belongs to one site of all partners.
        var seen = await sites.Of(request, newcomer.Kind, IsIdentified(newcomer) ? null : newcomer.Id.Partner, cancellation);
        return Objection(newcomer, [.. seen.Where(site => CanBe(site, newcomer.Id.Partner))], Named(request.Query[Parameter].ToString()), request);
    }

    /// <summary>Whether a site can be the same as one of a partner: as one of its sites, or by an identifier.</summary>
    internal static bool CanBe(SiteOutline site, CountryCode partner) => site.Id.Partner == partner || IsIdentified(site);

    /// <summary>Whether a site can be the same as one of any partner, because it has an identifier.</summary>
    internal static bool IsIdentified(SiteOutline site) => site.Aliases.OwnIdentifiers.Any();

    /// <summary>The ids in a comma-separated list.</summary>
    internal static IReadOnlySet<string> Named(string? ids) =>
        (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a list of ids; null if nothing is.</summary>
    internal static string? Fault(string ids) =>
        Named(ids).All(id => SiteId.TryParse(id, out _)) ? null : $"Must be a list of site ids, separated by commas. {SiteId.Rule}";

    internal static ProblemHttpResult? Objection(
        SiteOutline newcomer, IReadOnlyCollection<SiteOutline> seen, IReadOnlySet<string> named, HttpRequest request)
    {
        // A taken id is the caller's actual mistake; the record store reports it.
        if (seen.Any(site => site.Id == newcomer.Id))
        {
            return null;
        }

        var candidates = new SiteIndex(seen).Like(newcomer).Take(MostCandidates).ToArray();
        var open = candidates.Where(candidate => !named.Contains(candidate.Site.Id.Value)).Select(candidate => candidate.Site.Id).ToArray();
        return open.Length == 0 ? null : Kind.Answer(
            "The site looks like a registered one; nothing was changed. Change the registered site instead. If this is a different site, send it "
                + $"again with ?{Parameter}= and the ids of all candidates, separated by commas. "
                + $"Not named so far: {string.Join(", ", open.Select(id => id.Value))}.",
            [new("candidates", candidates.Select(candidate => CandidateResponse.Of(candidate, request)).ToArray())]);
    }
}

/// <summary>A registered site that a new one looks like.</summary>
/// <param name="Kind"><c>factory</c> or <c>mro-site</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Address">Its absolute address.</param>
/// <param name="Score">How similar the two sites are, up to 1.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record CandidateResponse(string Kind, string Id, string Address, double Score, IReadOnlyList<string> Reasons)
{
    internal static CandidateResponse Of(DuplicateCandidate candidate, HttpRequest request) =>
        new(
            Word.Of(candidate.Site.Kind),
            candidate.Site.Id.Value,
            Links.To(request, SiteKinds.Path(candidate.Site.Kind), candidate.Site.Id.Value),
            candidate.Similarity.Score,
            candidate.Similarity.Reasons);
}
