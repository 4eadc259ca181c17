using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Evidence;

/// <summary>What the capacity of one item in one month rests on, at the lower bound.</summary>
/// <param name="Item">The item.</param>
/// <param name="Capacity">Units a month; null where nothing is known.</param>
/// <param name="Shares">By confidence, kind and age of the records; null where the capacity is unknown or 0.</param>
/// <param name="Parts">The parts that add up to it; empty where nothing is known.</param>
/// <param name="ImpliedBy">
/// Where a part is implied, the products whose present rates imply it, in the order of the codes: it rests on what theirs rest on.
/// </param>
public sealed record ItemEvidence(
    ItemCode Item, double? Capacity, FigureShares? Shares, IReadOnlyList<CapacityPart> Parts, IReadOnlyList<ItemCode> ImpliedBy)
{
    /// <summary>The records behind it, each once: also those whose part has come to 0, since that is why it is not more.</summary>
    public IReadOnlyList<Citation> Records => [.. Parts.Select(part => part.Record).OfType<Citation>().Distinct()];
}
