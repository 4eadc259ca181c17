using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Resilience;

/// <summary>How much of each item can be lost before any output changes.</summary>
/// <remarks>
/// Outputs that stay feasible stay the best. A product without a goal is an exception: it shares in proportion to its own capacity, so none of that
/// capacity is spare.
/// </remarks>
internal sealed class SpareCapacity
{
    private readonly MonthTable capacities;
    private readonly UnstatedCapacity unstated;
    private readonly MonthTable spare;
    private readonly double[] least;
    private readonly bool[] isWeight;

    public SpareCapacity(CaseProjection outcome)
    {
        var (projection, used) = (outcome.Projection, outcome.Production.Used);
        capacities = outcome.Production.Capacities;
        unstated = projection.CurrentCapacity.Unstated;
        isWeight = new bool[capacities.Width];
        foreach (var (product, item) in projection.Explosion.Products.Index())
        {
            isWeight[item] = projection.Goals.Weight(product) == 0;
        }

        spare = new MonthTable(capacities.Months, capacities.Width);
        least = new double[capacities.Width];
        Array.Fill(least, double.PositiveInfinity);
        for (var month = 0; month < capacities.Months; month++)
        {
            for (var item = 0; item < least.Length; item++)
            {
                spare.Row(month)[item] = Math.Max(0, Over(item, month, used[month, item]));
                least[item] = Math.Min(least[item], spare[month, item]);
            }
        }
    }

    /// <summary>
    /// By item, how far the capacity exceeds the use in a month, units a month; infinite if the capacity is unknown. Where it has no limit: how far what
    /// keeps pace exceeds rounding, since without that there would be a limit.
    /// </summary>
    public double[] OverOf(int month, ReadOnlySpan<double> used)
    {
        var over = new double[least.Length];
        for (var item = 0; item < over.Length; item++)
        {
            over[item] = capacities[month, item] == Capacity.NoLimit && !isWeight[item]
                ? UnstatedGrowth.BeyondRounding(unstated.Of(item), unstated.Present(item)) * (1 - ProgressiveFilling.Margin)
                : Over(item, month, used[item]);
        }

        return over;
    }

    /// <summary>Whether the item is a product without a goal, whose capacity is its weight in the sharing.</summary>
    public bool IsWeight(int item) => isWeight[item];

    /// <summary>Whether a capacity exceeds its use by so much that it cannot bind.</summary>
    public static bool IsEnough(double capacity, double used) => used <= capacity * (1 - ProgressiveFilling.Margin);

    /// <summary>Whether nothing changes in a month if one item has another capacity and all else stays.</summary>
    /// <param name="item">The item.</param>
    /// <param name="month">The month.</param>
    /// <param name="before">Its capacity, units a month.</param>
    /// <param name="after">The other one.</param>
    public bool Covers(int item, int month, double before, double after) =>
        after == before || (after < before && before - after <= spare[month, item]);

    /// <summary>Whether nothing changes in any month without some contributions.</summary>
    public bool Covers(IReadOnlyList<Contribution> parts)
    {
        var last = -1;
        foreach (var part in parts)
        {
            // The parts of one item would have to be added up.
            if (part.Item <= last || part.NewlyPublished is not null || part.Most > least[part.Item])
            {
                return false;
            }

            last = part.Item;
        }

        return true;
    }

    private double Over(int item, int month, double used) =>
        isWeight[item] || capacities[month, item] == Capacity.NoLimit ? 0
        : !Capacity.IsNumber(capacities[month, item]) ? double.PositiveInfinity
        : (capacities[month, item] * (1 - ProgressiveFilling.Margin)) - used;
}
