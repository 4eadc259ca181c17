using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Levers;

/// <summary>The additions that would bring one product nearer to its goal in one month.</summary>
/// <param name="Product">The product, which is short of its path in the month.</param>
/// <param name="Alone">Every item that helps alone, the one with the largest total gain first; ties in the order of the codes.</param>
/// <param name="Pairs">
/// The best pairs of items that go into the product: pairs that together unlock more than either item alone, the best first, at most
/// <see cref="MostPairs"/>.
/// </param>
/// <param name="Smallest">
/// If no item helps alone and no pair does: the addition to the smallest set of items that helps, all those that bind the product together; null if
/// an item or a pair helps, or nothing does.
/// </param>
/// <param name="Reason">Why no item helps alone and no pair does; null if one does.</param>
public sealed record ProductLevers(
    ItemCode Product, IReadOnlyList<Lever> Alone, IReadOnlyList<Lever> Pairs, Lever? Smallest, string? Reason)
{
    /// <summary>The most pairs listed.</summary>
    public const int MostPairs = 5;

    /// <summary>
    /// The levers of all products with goals that are short in a month, in the order of their codes.
    /// </summary>
    /// <param name="outcome">The outlook.</param>
    /// <param name="month">The month of the horizon, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon has no such month.</exception>
    public static IReadOnlyList<ProductLevers> Of(CaseProjection outcome, int month)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(month);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(month, outcome.Projection.Horizon.Months);
        return new LeverSearch(outcome, month).All();
    }
}
