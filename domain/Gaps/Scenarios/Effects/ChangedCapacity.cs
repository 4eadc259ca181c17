using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>The capacity of one item after cuts and additions, month by month.</summary>
/// <remarks>Newly published rates replace what remains of the unattributed capacity, and only what remains of the unstated part grows.</remarks>
/// <param name="current">The output without any plan.</param>
/// <param name="forecast">The capacities before the changes.</param>
/// <param name="hopeful">Whether doubt is decided in favour of capacity.</param>
/// <param name="item">The item.</param>
/// <param name="cuts">The parts of the item's capacity that are hit.</param>
/// <param name="lines">The lines that are hit, in the case.</param>
internal sealed class ChangedCapacity(
    CurrentCapacity current, Forecast forecast, bool hopeful, int item, ItemCuts cuts, HitCapacity[] lines)
{
    private readonly RemainingPresent remaining = new(current, item, cuts);
    private readonly double[] newlyPublished = new double[current.Lines.UnknownOf(item).Length];

    /// <summary>Units a month, or no limit.</summary>
    public double At(int month)
    {
        var left = remaining.SharesIn(month);
        var sure = Math.Max(0, Forecast.Less(forecast.Stated(item, month), Lost(month)));
        var stated = current.StatedCapacity(item, month, hopeful, sure, NewlyPublished(month), left);
        return forecast.Grow(item, month, stated, remaining.Growing(month)) + cuts.AddedIn(month);
    }

    /// <summary>Whether anything changes in a month.</summary>
    public bool IsHit(int month) => Array.Exists(lines, hit => hit.Left[month] < 1) || cuts.IsHitBeyondLines(month);

    private double Lost(int month)
    {
        var lost = remaining.LostBeyondLines(hopeful, month);
        foreach (var hit in lines)
        {
            lost += hit.Known[month] * (1 - hit.Left[month]);
        }

        return lost;
    }

    private ReadOnlySpan<double> NewlyPublished(int month)
    {
        var before = forecast.NewlyPublished(item, month);
        if (before.IsEmpty)
        {
            return before;
        }

        before.CopyTo(newlyPublished);
        foreach (var hit in lines)
        {
            for (var place = 0; place < newlyPublished.Length && hit.NewlyPublished is not null; place++)
            {
                newlyPublished[place] = Math.Max(0, newlyPublished[place] - (hit.NewlyPublished[month, place] * (1 - hit.Left[month])));
            }
        }

        return newlyPublished;
    }
}
