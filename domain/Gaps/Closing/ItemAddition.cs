using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Closing;

/// <summary>The capacity of one item that must be added; units a month, lists by month of the horizon.</summary>
/// <param name="Item">The item.</param>
/// <param name="Needed">The need of all goals' paths together.</param>
/// <param name="Missing">How far the item's capacity falls short of that; 0 if it does not, or is unknown.</param>
/// <param name="InPlace">
/// The addition that must be in place by then. Added capacity stays, so this is the greatest shortage of any month up to this one.
/// </param>
public sealed record ItemAddition(
    ItemCode Item, IReadOnlyList<double> Needed, IReadOnlyList<double> Missing, IReadOnlyList<double> InPlace)
{
    /// <summary>The total addition.</summary>
    public double InAll => InPlace[^1];

    /// <summary>The addition that must come into operation in a month.</summary>
    public double New(int month) => month == 0 ? InPlace[0] : InPlace[month] - InPlace[month - 1];

    /// <param name="need">The need for the item.</param>
    /// <param name="capacity">By month, units a month; nothing is missing where there is no limit, or the capacity is unknown.</param>
    /// <returns>Null if nothing must be added.</returns>
    internal static ItemAddition? Of(ItemNeed need, IReadOnlyList<double> capacity)
    {
        var missing = new double[capacity.Count];
        var inPlace = new double[capacity.Count];
        var greatest = 0.0;
        for (var month = 0; month < missing.Length; month++)
        {
            var (needed, there) = (need.Units[month], capacity[month]);
            missing[month] = there < needed * (1 - Reached.Tolerance) ? needed - there : 0;
            inPlace[month] = greatest = Math.Max(greatest, missing[month]);
        }

        return greatest > 0 ? new ItemAddition(need.Item, need.Units, missing, inPlace) : null;
    }
}
