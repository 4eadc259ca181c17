using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>An item that stands between a product and its goal.</summary>
/// <param name="Item">The item; the product itself where its own assembly is short.</param>
/// <param name="Step">The first step of relief at which it ever binds: 1 where it does so as things stand.</param>
/// <param name="Binds">The months in which it binds as things stand and the product is short of its path.</param>
/// <param name="Follows">The months in which it would bind once what binds before it were relieved.</param>
/// <param name="Lost">
/// By calendar year of the goal, units: the shortfall that would disappear were this item alone unlimited. 0 where another binds as
/// well; negative where relief of it would help another product to take more of what this one needs.
/// </param>
public sealed record Bottleneck(
    ItemCode Item, int Step, IReadOnlyList<MonthSpan> Binds, IReadOnlyList<MonthSpan> Follows, IReadOnlyList<YearLoss> Lost)
{
    /// <summary>Units lost in all years of the goal.</summary>
    public double LostInAll => Lost.Sum(year => year.Units);
}

/// <summary>Months in a row.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record MonthSpan(Month From, Month To);

/// <summary>Units lost in the months of a goal that fall in one calendar year.</summary>
public sealed record YearLoss(int Year, double Units);
