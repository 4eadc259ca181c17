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
public sealed record ProductLevers(ItemCode Product, IReadOnlyList<Lever> Alone, IReadOnlyList<Lever> Pairs)
{
    /// <summary>The most pairs listed.</summary>
    public const int MostPairs = 5;

    /// <summary>
    /// The levers of all products with goals that are short in a month, in the order of their codes, at the lower bound of capacity.
    /// </summary>
    /// <param name="outcome">The case.</param>
    /// <param name="month">The month of the horizon, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon has no such month.</exception>
    public static IReadOnlyList<ProductLevers> Of(CaseProjection outcome, int month)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(month);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(month, outcome.Projection.Horizon.Months);
        return new LeverSearch(outcome, month).All();
    }
}
