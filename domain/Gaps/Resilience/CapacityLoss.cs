using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Resilience;

/// <summary>Contributions that are gone, and what is left of the capacities without them.</summary>
/// <remarks>
/// Unattributed and implied capacity stay as they were: what an observation holds beyond the registered lines is made by others, and
/// does not grow because a line is lost.
/// </remarks>
internal sealed class CapacityLoss
{
    private readonly Forecast forecast;
    private readonly (int Item, Contribution[] Parts, double[] ComingToLight)[] byItem;

    public CapacityLoss(CaseProjection outcome, IReadOnlyList<Contribution> parts)
    {
        forecast = outcome.Forecast;
        byItem =
        [
            .. parts.GroupBy(part => part.Item).Select(item => (item.Key, item.ToArray(), new double[outcome.Projection.Present.Lines.UnknownOf(item.Key).Length])),
        ];
    }

    public IEnumerable<int> Items => byItem.Select(each => each.Item);

    /// <summary>Overwrites the capacities of the items that lose something in a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="capacities">By item, units a month; infinite where unknown, which stays so.</param>
    public void Take(int month, Span<double> capacities)
    {
        foreach (var (item, parts, left) in byItem)
        {
            if (Array.Exists(parts, part => part.At(month) != 0 || part.ComingToLight?[month] > 0))
            {
                capacities[item] = forecast.LowerWithout(item, month, parts.Sum(part => part.At(month)), Left(item, month, parts, left));
            }
        }
    }

    /// <summary>Whether the same is lost in two months.</summary>
    public bool IsSame(int one, int two) =>
        Array.TrueForAll(byItem, each => Array.TrueForAll(each.Parts, part =>
            part.At(one) == part.At(two) && (part.ComingToLight is null || part.ComingToLight[one] == part.ComingToLight[two])));

    /// <summary>What still comes to light in a month; none where nothing did.</summary>
    private ReadOnlySpan<double> Left(int item, int month, Contribution[] parts, double[] left)
    {
        var all = forecast.ComingToLight(item, month);
        if (all.IsEmpty)
        {
            return all;
        }

        all.CopyTo(left);
        foreach (var part in parts)
        {
            if (part.ComingToLight is { } gone)
            {
                ref var rate = ref left[forecast.PlaceOf(part.Partner, item)];
                rate = Math.Max(0, rate - gone[month]);
            }
        }

        return left;
    }
}
