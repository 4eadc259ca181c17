using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Evidence;

/// <summary>The gap of one product, together with its successors: path less output, negative if it is ahead.</summary>
/// <param name="Product">The product, which has a goal.</param>
/// <param name="AtEnd">The gap in the goal's last month, units a month; null if the output is unknown or has no limit.</param>
/// <param name="InAll">The gap over the goal's months with a known output, units; null if there is no such month.</param>
public sealed record ProductGap(ItemCode Product, double? AtEnd, double? InAll)
{
    internal static IReadOnlyList<ProductGap> Of(CaseProjection outcome)
    {
        var (projection, products) = (outcome.Projection, outcome.Projection.Explosion.Products);
        return [.. Enumerable.Range(0, products.Count).Where(product => projection.Goals[product] is not null).Select(Of)];

        ProductGap Of(int product)
        {
            var goal = projection.Goals[product]!;
            var gaps = Enumerable.Range(goal.Start, goal.Goal.Months)
                .Select(month => goal.PathAt(month) - outcome.Made(product, month))
                .ToList();
            return new ProductGap(projection.Items[products[product]], gaps[^1], Sum.Known(gaps));
        }
    }
}
