using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>The items that keep one product from its goal, in the order in which they bind as earlier ones are relieved.</summary>
/// <remarks>
/// To relieve an item is to give every product as much of it as it can use. Products with goals then share the rest as before, in proportion to their
/// goals' ends. Relief for one product may therefore help another as well.
/// </remarks>
/// <param name="Product">The product, which has a goal.</param>
/// <param name="Periods">The months in which it is short of its path, in order; empty if it never is.</param>
/// <param name="Items">Every item of those periods, by step and then in the order of the codes.</param>
public sealed record ProductBottlenecks(ItemCode Product, IReadOnlyList<BindingPeriod> Periods, IReadOnlyList<Bottleneck> Items)
{
    /// <summary>The bottlenecks of all products with goals, in the order of their codes.</summary>
    public static IReadOnlyList<ProductBottlenecks> Of(CaseProjection outcome) => new BottleneckSearch(outcome).All();
}
