using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Resilience;

/// <summary>The loss of some contributions, and the capacities that remain.</summary>
/// <remarks>
/// Unattributed and implied capacity stay as they are. Others make what was observed beyond the registered lines, and it does not grow because a line
/// is lost. At the ceiling, what is left of the unstated part keeps pace, if anything is left.
/// </remarks>
internal sealed class CapacityLoss
{
    private readonly Forecast forecast;
    private readonly Contribution[] parts;
    private readonly int[] items;
    private readonly double[] left;

    public CapacityLoss(CaseProjection outcome, IReadOnlyList<Contribution> lost)
    {
        forecast = outcome.Forecast;
        parts = [.. lost];
        Array.Sort(parts, (one, other) => one.Item.CompareTo(other.Item));
        items = [.. parts.Select(part => part.Item).Distinct()];
        left = new double[Array.Exists(parts, part => part.NewlyPublished is not null) ? outcome.Projection.CurrentCapacity.Partners.Count : 0];
    }

    /// <summary>The items that lose something in some month, ascending.</summary>
    public ReadOnlySpan<int> Items => items;

    /// <summary>Overwrites the capacities of the items that lose something in a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="capacities">By item, units a month; one that is unknown is left so.</param>
    public void Take(int month, Span<double> capacities)
    {
        for (var (first, next) = (0, 0); first < parts.Length; first = next)
        {
            next = first + 1;
            while (next < parts.Length && parts[next].Item == parts[first].Item)
            {
                next++;
            }

            Take(parts.AsSpan(first, next - first), month, ref capacities[parts[first].Item]);
        }
    }

    private void Take(ReadOnlySpan<Contribution> ofItem, int month, ref double capacity)
    {
        var (lost, lostPresent, lostUnstated, isLost) = (0.0, 0.0, 0.0, false);
        foreach (var part in ofItem)
        {
            var units = part.At(month);
            lost += units;
            lostPresent += part.Present;
            lostUnstated += part.Unstated;
            isLost |= units != 0 || part.NewlyPublished?[month] > 0;
        }

        if (isLost)
        {
            capacity = forecast.CapacityWithout(ofItem[0].Item, month, lost, lostPresent, lostUnstated, Left(ofItem, month));
        }
    }

    /// <summary>The newly published rates that remain in a month; empty if there are none.</summary>
    private ReadOnlySpan<double> Left(ReadOnlySpan<Contribution> ofItem, int month)
    {
        var item = ofItem[0].Item;
        var all = forecast.NewlyPublished(item, month);
        if (all.IsEmpty || left.Length == 0)
        {
            return all;
        }

        all.CopyTo(left);
        foreach (var part in ofItem)
        {
            if (part.NewlyPublished is { } gone)
            {
                ref var rate = ref left[forecast.PlaceOf(part.Partner, item)];
                rate = Math.Max(0, rate - gone[month]);
            }
        }

        return left.AsSpan(0, all.Length);
    }
}
