using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Effects;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The share of each item that its makers still make, if some groups of them lose more of a mineral than others.</summary>
/// <remarks>
/// Each group makes its part of an item. The parts are counted from the group that keeps least to the one that keeps most, each as what is missing once
/// it is gone too, so that they add up to all of the item, and a smaller loss of any group never leaves less of it.
/// </remarks>
/// <param name="left">By month, and by group, the share of the mineral that is left to it.</param>
/// <param name="remaining">What is made without some groups; asked for only if groups differ.</param>
internal sealed class MakerShares(double[][] left, Func<RemainingMakers> remaining)
{
    private readonly Lazy<RemainingMakers> makers = new(remaining);
    private readonly double[][] steps = [.. left.Select(month => month.Distinct().Order().ToArray())];

    /// <summary>What is left to the group that keeps most.</summary>
    public Share OfBest { get; } = new([.. left.Select(month => month.Max())]);

    /// <summary>What is left of an item. If nothing is known of its makers, their place is unknown.</summary>
    public Share Of(int item) => Array.TrueForAll(steps, month => month.Length == 1) ? OfBest : new Share([.. left.Select((_, month) => Of(item, month))]);

    private double Of(int item, int month)
    {
        if (steps[month] is [var same])
        {
            return same;
        }

        var whole = makers.Value.All[month, item];
        if (!Capacity.IsNumber(whole) || whole <= 0)
        {
            return left[month][MakerGroups.OfUnknownPlace];
        }

        var (share, before) = (0.0, whole);
        foreach (var step in steps[month][..^1])
        {
            var after = Math.Min(before, makers.Value.Without([.. left[month].Select(each => each <= step)])[month, item]);
            share += step * (before - after) / whole;
            before = after;
        }

        return share + (steps[month][^1] * before / whole);
    }
}
