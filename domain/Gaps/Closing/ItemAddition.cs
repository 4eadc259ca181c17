using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Closing;

/// <summary>What must be added to the capacity of one item; units a month, lists by month of the horizon.</summary>
/// <param name="Item">The item.</param>
/// <param name="Needed">What the paths of all goals together need of it.</param>
/// <param name="Missing">By how much its capacity falls short of that; 0 where it does not, or is unknown.</param>
/// <param name="InPlace">
/// What must have been added by then, where what is built once stays: the greatest shortage of any month up to this one.
/// </param>
public sealed record ItemAddition(
    ItemCode Item, IReadOnlyList<double> Needed, IReadOnlyList<double> Missing, IReadOnlyList<double> InPlace)
{
    /// <summary>What must be added in all.</summary>
    public double InAll => InPlace[^1];

    /// <summary>What must come into operation in a month.</summary>
    public double New(int month) => month == 0 ? InPlace[0] : InPlace[month] - InPlace[month - 1];

    /// <param name="need">What is needed.</param>
    /// <param name="capacity">By month, units a month; infinite where unknown.</param>
    /// <returns>Null where nothing must be added.</returns>
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
