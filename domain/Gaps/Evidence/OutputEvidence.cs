using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Evidence;

/// <summary>The capacities that limit the output of one product in one month.</summary>
/// <param name="Product">The product.</param>
/// <param name="Output">Units a month, infinite without a limit; null if nothing is known.</param>
/// <param name="Limits">The capacities that bind it, its own or others. Each alone would hold the output at this level. Empty if nothing is
/// known.</param>
/// <param name="Unregistered">The items that it depends on without a registered line or an observation.</param>
public sealed record OutputEvidence(ItemCode Product, double? Output, IReadOnlyList<ItemEvidence> Limits, IReadOnlyList<ItemCode> Unregistered);
