using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Resilience;

/// <summary>The fewest sites, and the fewest partners, one or two, without which a family's goal is not reached in its last month.</summary>
/// <param name="Family">The family.</param>
/// <param name="IsReached">Whether the goal is reached with all of them; where not, nothing can break it, and the sets are those that cost most.</param>
/// <param name="Sets">
/// Where the goal is reached: every set of sites of the least size that breaks it, empty where no two do. Else the one site, and the two,
/// that cost most. The costliest first.
/// </param>
/// <param name="Partners">The same of partners: without their lines and their own unattributed capacity.</param>
/// <param name="IsComplete">
/// Whether all sets of two sites that can matter were tried; where not, only those of the sites that give most to some item. Of partners all are.
/// </param>
public sealed record GoalBreak(Family Family, bool IsReached, IReadOnlyList<SiteSet> Sets, IReadOnlyList<PartnerSet> Partners, bool IsComplete)
{
    /// <summary>So many pairs are tried, of those that lose together what neither loses alone.</summary>
    public const int MostPairs = 5_000_000;

    /// <summary>Where there are more, only the pairs of so many sites that give most to each item.</summary>
    public const int MostOfItem = 3;

    /// <summary>By family that has a goal which asks for anything known, in the order of their names. At the lower bound of capacity.</summary>
    /// <param name="outcome">What is made with all.</param>
    /// <param name="mostPairs">How many pairs that can matter are tried, before only some are.</param>
    public static IReadOnlyList<GoalBreak> Of(CaseProjection outcome, int mostPairs = MostPairs)
    {
        var (contributors, search, present) = (new Contributors(outcome), new LossSearch(outcome), outcome.Projection.Present);
        var sites = new GoalBreakSearch<SiteId>(outcome, contributors.Sites, search, mostPairs);
        var partners = new GoalBreakSearch<CountryCode>(
            outcome, [.. contributors.Partners.Index().Select(each => (present.Partners[each.Index], each.Item))], search, mostPairs);
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
            [.. sites.Sets.Select(set => new SiteSet(set.Holders, set.UnitsLost))],
            [.. partners.Sets.Select(set => new PartnerSet(set.Holders, set.UnitsLost))],
            sites.IsComplete);
}

/// <summary>Sites that are lost together.</summary>
/// <param name="Sites">One or two, in the order of the ids.</param>
/// <param name="UnitsLost">What the family's products together lose in the goal's last month.</param>
public sealed record SiteSet(IReadOnlyList<SiteId> Sites, double UnitsLost);

/// <summary>Partners that are lost together.</summary>
/// <param name="Partners">One or two, in the order of the codes.</param>
/// <param name="UnitsLost">What the family's products together lose in the goal's last month.</param>
public sealed record PartnerSet(IReadOnlyList<CountryCode> Partners, double UnitsLost);
