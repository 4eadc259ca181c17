using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>An item that keeps a product from its goal.</summary>
/// <param name="Item">The item; the product itself if its own assembly is short.</param>
/// <param name="Step">The first step of relief at which it ever binds; 1 if it binds at present.</param>
/// <param name="Binds">The months in which it binds at present and the product is short of its path.</param>
/// <param name="Follows">The months in which it would bind once the items that bind before it are relieved.</param>
/// <param name="Lost">
/// By calendar year of the goal, the units of shortfall that would disappear if only this item were unlimited. 0 if another item binds as well;
/// negative if its relief would let another product take more of what this one needs.
/// </param>
public sealed record Bottleneck(
    ItemCode Item, int Step, IReadOnlyList<MonthSpan> Binds, IReadOnlyList<MonthSpan> Follows, IReadOnlyList<YearLoss> Lost)
{
    /// <summary>Units lost in all years of the goal.</summary>
    public double LostInAll => Lost.Sum(year => year.Units);
}

/// <summary>Consecutive months.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
public sealed record MonthSpan(Month From, Month To);

/// <summary>Units lost in the months of a goal within one calendar year.</summary>
public sealed record YearLoss(int Year, double Units);
