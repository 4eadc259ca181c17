using CoProduction.Gaps.Levers;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Candidates;

/// <summary>The candidates to make more of an item that keeps a product from its goal.</summary>
/// <param name="Product">The product, which is short of its path in the month.</param>
/// <param name="Item">The item; the product itself if its own assembly is short.</param>
/// <param name="Step">The step of relief at which it binds in that month; 1 if it binds at present.</param>
/// <param name="Lever">The gain from one more unit a month; null if more of this item alone does not help.</param>
/// <param name="Together">The best additions of this item with a second one; empty if none is among the product's best.</param>
/// <param name="Candidates">The candidates, the best first.</param>
public sealed record ItemCandidates(
    ItemCode Product, ItemCode Item, int Step, Lever? Lever, IReadOnlyList<Lever> Together, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>
    /// The candidates for every item that limits a product that is short in a month, by product, step and item.
    /// </summary>
    /// <param name="outcome">The case.</param>
    /// <param name="month">The month of the horizon, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon has no such month.</exception>
    public static IReadOnlyList<ItemCandidates> Of(CaseProjection outcome, int month)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(month);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(month, outcome.Projection.Horizon.Months);
        return [.. new CandidateSearch(outcome, month).All()];
    }
}
