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
    private readonly (int Item, Contribution[] Parts, double[]?[]? ComingToLight)[] byItem;

    public CapacityLoss(CaseProjection outcome, IReadOnlyList<Contribution> parts)
    {
        forecast = outcome.Forecast;
        byItem = [.. parts.GroupBy(part => part.Item).Select(item => (item.Key, item.ToArray(), Left(forecast.ComingToLight(item.Key), item)))];
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
                capacities[item] = forecast.LowerWithout(item, month, parts.Sum(part => part.At(month)), left);
            }
        }
    }

    /// <summary>Whether the same is lost in two months.</summary>
    public bool IsSame(int one, int two) =>
        Array.TrueForAll(byItem, each => Array.TrueForAll(each.Parts, part =>
            part.At(one) == part.At(two) && (part.ComingToLight is null || part.ComingToLight[one] == part.ComingToLight[two])));

    private static double[]?[]? Left(double[]?[]? all, IEnumerable<Contribution> parts)
    {
        if (all is null || parts.All(part => part.ComingToLight is null))
        {
            return all;
        }

        var left = all.Select(rates => (double[]?)rates?.Clone()).ToArray();
        foreach (var part in parts)
        {
            for (var month = 0; month < (part.ComingToLight?.Length ?? 0); month++)
            {
                left[part.Partner]![month] = Math.Max(0, left[part.Partner]![month] - part.ComingToLight![month]);
            }
        }

        return left;
    }
}
