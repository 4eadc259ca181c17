using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Resilience;

/// <summary>The fewest sites, one or two, without which a family's goal is not reached in its last month.</summary>
/// <param name="Family">The family.</param>
/// <param name="IsReached">Whether the goal is reached with all sites; where not, nothing can break it, and the sets are those that cost most.</param>
/// <param name="Sets">
/// Where the goal is reached: every set of the least size that breaks it, empty where no two sites do. Else the one site, and the two,
/// that cost most. The costliest first.
/// </param>
/// <param name="IsComplete">Whether all sets of two were tried; where not, only those of the sites that give most to some item.</param>
public sealed record GoalBreak(Family Family, bool IsReached, IReadOnlyList<SiteSet> Sets, bool IsComplete)
{
    /// <summary>Up to so many sites every pair is tried.</summary>
    public const int AllPairs = 200;

    /// <summary>Of more, only the pairs of so many sites that give most to each item.</summary>
    public const int MostOfItem = 3;

    /// <summary>By family that has a goal, in the order of their names. At the lower bound of capacity.</summary>
    public static IReadOnlyList<GoalBreak> Of(CaseProjection outcome)
    {
        var (sites, search) = (new Contributors(outcome).Sites, new LossSearch(outcome));
        return [.. outcome.Projection.Goals.Families.Order().Select(family => new GoalBreakSearch(outcome, family, sites, search).Find()).OfType<GoalBreak>()];
    }
}

/// <summary>Sites that are lost together.</summary>
/// <param name="Sites">One or two, in the order of the ids.</param>
/// <param name="UnitsLost">What the family's products together lose in the goal's last month.</param>
public sealed record SiteSet(IReadOnlyList<SiteId> Sites, double UnitsLost);
