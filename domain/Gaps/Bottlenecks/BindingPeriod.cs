using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>Consecutive months in which the same items limit a product below its path, in the same order.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Steps">The items that bind, then those that bind once the former are relieved, and so on until the path is met. At least one
/// step.</param>
public sealed record BindingPeriod(Month From, Month To, IReadOnlyList<ReliefStep> Steps);

/// <summary>Items that bind a product once all items of the earlier steps are unlimited.</summary>
/// <param name="Items">The items used up together, in the order of the codes.</param>
/// <param name="Output">The product's output while they bind, in the period's last month; units a month.</param>
public sealed record ReliefStep(IReadOnlyList<ItemCode> Items, double Output);
