using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Closing;

/// <summary>The need of all goals' paths together for one item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Units">By month of the horizon, units a month; 0 in a month in which no goal needs it.</param>
public sealed record ItemNeed(ItemCode Item, IReadOnlyList<double> Units);
