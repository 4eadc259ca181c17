using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Verdicts;

/// <summary>
/// What must be true of one item for an open goal to be met, with all else at the ceiling. Exact: with less the goal is not met, with this it is.
/// </summary>
/// <param name="Item">The item; the product itself for its own assembly.</param>
/// <param name="AtFloor">Its capacity in the goal's last month at the floor, units a month.</param>
/// <param name="Needed">The capacity that the goal needs in that month, units a month.</param>
/// <param name="Unstated">The part of its present whose growth nobody has stated, units a month; 0 if that is rounding.</param>
/// <param name="From">The as-of month, from which that part must grow.</param>
/// <param name="To">The goal's last month.</param>
/// <param name="Instead">Items of which one could grow instead; the item needs this much if all of them stay at the floor. Empty if nothing can take its
/// place.</param>
public sealed record DecidingItem(
    ItemCode Item, double AtFloor, double Needed, double Unstated, Month From, Month To, IReadOnlyList<ItemCode> Instead)
{
    /// <summary>
    /// The growth a year of the unstated part that the goal needs from now on, as a share; null if there is no such part, so that it is in doubt only how
    /// much of what is planned is new.
    /// </summary>
    public double? GrowthAYear { get; } =
        Unstated > 0 && To > From ? EvenGrowth.To((Needed - AtFloor + Unstated) / Unstated, To.Since(From)).Over(12) - 1 : null;
}
