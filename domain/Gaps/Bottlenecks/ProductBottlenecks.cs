using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>What stands between one product and its goal, in the order in which it shows as what comes before is relieved.</summary>
/// <remarks>
/// To relieve an item is to let every product have as much of it as it likes; products with goals then share the rest as before, in
/// proportion to their goals' ends. What is relieved for one product may so help another as well.
/// </remarks>
/// <param name="Product">The product, which has a goal.</param>
/// <param name="Periods">The months in which it is short of its path, in order; empty where it never is.</param>
/// <param name="Items">Every item of those periods, by step and then in the order of the codes.</param>
public sealed record ProductBottlenecks(ItemCode Product, IReadOnlyList<BindingPeriod> Periods, IReadOnlyList<Bottleneck> Items)
{
    /// <summary>Those of all products with goals, in the order of their codes, at the lower bound of capacity.</summary>
    public static IReadOnlyList<ProductBottlenecks> Of(CaseProjection outcome) => new BottleneckSearch(outcome).All();
}
