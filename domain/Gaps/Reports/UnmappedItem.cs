using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>An item of which no line is registered and no total observed: it binds nothing, and nobody knows what it would bind.</summary>
/// <param name="Item">The item.</param>
/// <param name="Products">The products that depend on it, in the order of their codes; at least one.</param>
public sealed record UnmappedItem(ItemCode Item, IReadOnlyList<ItemCode> Products);
