using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Evidence;

/// <summary>The records behind the capacity of one item in one month.</summary>
/// <param name="Item">The item.</param>
/// <param name="Capacity">Units a month, infinite without a limit; null if nothing is known.</param>
/// <param name="Shares">The shares by confidence, kind and age of the records; null if the capacity is unknown or 0.</param>
/// <param name="Parts">The parts that add up to the capacity; empty if nothing is known.</param>
/// <param name="ImpliedBy">
/// The products whose present rates imply a part of the capacity, in the order of the codes. That part rests on the records behind those products.
/// </param>
public sealed record ItemEvidence(
    ItemCode Item, double? Capacity, FigureShares? Shares, IReadOnlyList<CapacityPart> Parts, IReadOnlyList<ItemCode> ImpliedBy)
{
    /// <summary>
    /// The records behind the capacity, each once. A record whose part is 0 is included, because it explains why the capacity is not higher.
    /// </summary>
    public IReadOnlyList<Citation> Records => [.. Parts.Select(part => part.Record).OfType<Citation>().Distinct()];
}
