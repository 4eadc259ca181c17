using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>An item without a registered line or an observed total. It binds nothing, and its true limit is unknown.</summary>
/// <param name="Item">The item.</param>
/// <param name="Products">The products that depend on it, in the order of their codes; at least one.</param>
public sealed record UnmappedItem(ItemCode Item, IReadOnlyList<ItemCode> Products);
