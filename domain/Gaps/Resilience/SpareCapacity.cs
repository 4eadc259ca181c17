using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Resilience;

/// <summary>How much of each item can be lost without any output changing.</summary>
/// <remarks>
/// Outputs that stay feasible stay the best. Not so where a product has no goal: it takes part in proportion to its own capacity, of
/// which therefore nothing is to spare.
/// </remarks>
internal sealed class SpareCapacity
{
    private readonly MonthTable capacities;
    private readonly MonthTable spare;
    private readonly double[] least;
    private readonly bool[] isWeight;

    public SpareCapacity(CaseProjection outcome)
    {
        var (projection, used) = (outcome.Projection, outcome.Lower.Used);
        capacities = outcome.Lower.Capacities;
        isWeight = new bool[capacities.Width];
        foreach (var (product, item) in projection.Explosion.Products.Index())
        {
            isWeight[item] = projection.Goals[product] is null;
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

    /// <summary>By item, what is over in a month of what the outputs use, units a month; infinite where the capacity is unknown.</summary>
    public double[] OverOf(int month, ReadOnlySpan<double> used)
    {
        var over = new double[least.Length];
        for (var item = 0; item < over.Length; item++)
        {
            over[item] = Over(item, month, used[item]);
        }

        return over;
    }

    /// <summary>Whether the item is a product without a goal, whose capacity is what it shares by.</summary>
    public bool IsWeight(int item) => isWeight[item];

    /// <summary>Whether a capacity leaves enough over for it to be out of the question that it binds.</summary>
    public static bool IsEnough(double capacity, double used) => used <= capacity * (1 - ProgressiveFilling.Margin);

    /// <summary>Whether nothing changes in a month, were an item's capacity another and all else as it is.</summary>
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
            // Of one item the parts would have to be added up.
            if (part.Item <= last || part.ComingToLight is not null || part.Most > least[part.Item])
            {
                return false;
            }

            last = part.Item;
        }

        return true;
    }

    private double Over(int item, int month, double used) =>
        isWeight[item] ? 0
        : double.IsPositiveInfinity(capacities[month, item]) ? double.PositiveInfinity
        : (capacities[month, item] * (1 - ProgressiveFilling.Margin)) - used;
}
