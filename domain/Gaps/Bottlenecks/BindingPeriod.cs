using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>Months in a row in which the same items stand between a product and its path, in the same order.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Steps">What binds; what binds once that is relieved; and so on, until the path is met. At least one.</param>
public sealed record BindingPeriod(Month From, Month To, IReadOnlyList<ReliefStep> Steps);

/// <summary>Items that bind a product once all those of the steps before are unlimited.</summary>
/// <param name="Items">They are used up together; in the order of the codes.</param>
/// <param name="Output">What the product makes while they bind, in the period's last month; units a month.</param>
public sealed record ReliefStep(IReadOnlyList<ItemCode> Items, double Output);
