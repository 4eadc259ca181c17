using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Evidence;

/// <summary>What the output of one product in one month rests on: the capacities that limit it.</summary>
/// <param name="Product">The product.</param>
/// <param name="Output">Units a month at the lower bound; null where nothing is known.</param>
/// <param name="Limits">What binds it, its own capacity or others; each by itself would keep it where it is. Empty where nothing is known.</param>
/// <param name="Unmapped">The items that it depends on of which nothing is registered or observed: they may limit it further.</param>
public sealed record OutputEvidence(ItemCode Product, double? Output, IReadOnlyList<ItemEvidence> Limits, IReadOnlyList<ItemCode> Unmapped);
