using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Resilience;

/// <summary>
/// The smallest sets of sites, and of partners, whose loss keeps a family from its goal in the goal's last month. A set has one or two members.
/// </summary>
/// <param name="Family">The family.</param>
/// <param name="IsReached">Whether the goal is reached with all holders. If not, nothing can break it, and the sets are the costliest ones.</param>
/// <param name="Sets">
/// If the goal is reached: every set of sites of the smallest size that breaks it; empty if no two sites do. Otherwise the one site and the two sites
/// that cost most. The costliest come first.
/// </param>
/// <param name="Partners">The same for partners: a partner is lost with its lines and its own unattributed capacity.</param>
/// <param name="IsComplete">
/// Whether every pair of sites that can matter was tried. If not, only pairs of the sites that give most to some item were tried. Pairs of partners
/// are always all tried.
/// </param>
public sealed record GoalBreak(Family Family, bool IsReached, IReadOnlyList<SiteSet> Sets, IReadOnlyList<PartnerSet> Partners, bool IsComplete)
{
    /// <summary>The most pairs tried, counting only pairs that lose something together that neither loses alone.</summary>
    public const int MostPairs = 5_000_000;

    /// <summary>With more pairs than that, the search takes only this many sites for each item, those that give most to it.</summary>
    public const int MostOfItem = 3;

    /// <summary>
    /// One result for each family whose goal has a known target, in the order of the families' names.
    /// </summary>
    /// <param name="outcome">The case with all holders.</param>
    /// <param name="mostPairs">The most pairs that are all tried. With more, only some are.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<GoalBreak> Of(CaseProjection outcome, int mostPairs = MostPairs, CancellationToken cancellation = default)
    {
        var (contributors, search, current) = (new Contributors(outcome), new LossSearch(outcome, cancellation), outcome.Projection.CurrentCapacity);
        var sites = new GoalBreakSearch<SiteId>(outcome, contributors.Sites, search, mostPairs);
        var partners = new GoalBreakSearch<CountryCode>(
            outcome, [.. contributors.Partners.Index().Select(each => (current.Partners[each.Index], each.Item))], search, mostPairs);
        return
        [
            .. FamilyGoal.Of(outcome.Projection).GroupBy(family => family.Last)
                .SelectMany(ofMonth => sites.Find([.. ofMonth]).Zip(partners.Find([.. ofMonth]), Of))
                .OrderBy(each => each.Family),
        ];
    }

    private static GoalBreak Of(FewestHolders<SiteId> sites, FewestHolders<CountryCode> partners) =>
        new(
            sites.Family,
            sites.IsReached,
            [.. sites.Sets.Select(set => new SiteSet(set.Holders, set.IndexLost))],
            [.. partners.Sets.Select(set => new PartnerSet(set.Holders, set.IndexLost))],
            sites.IsComplete);
}

/// <summary>Sites lost together.</summary>
/// <param name="Sites">One or two, in the order of the ids.</param>
/// <param name="IndexLost">How much the family's index loses in the goal's last month, 0 to 1.</param>
public sealed record SiteSet(IReadOnlyList<SiteId> Sites, double IndexLost);

/// <summary>Partners lost together.</summary>
/// <param name="Partners">One or two, in the order of the codes.</param>
/// <param name="IndexLost">How much the family's index loses in the goal's last month, 0 to 1.</param>
public sealed record PartnerSet(IReadOnlyList<CountryCode> Partners, double IndexLost);
