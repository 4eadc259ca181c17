using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How likely a family is to reach its goal.</summary>
/// <param name="Family">The family.</param>
/// <param name="Reached">The share of trials in which its products together reach their target at the goal's end, 0 to 1.</param>
/// <param name="ExpectedShortfall">The mean shortfall of its products from their paths, in units. A month in which a product is ahead counts as
/// 0.</param>
/// <param name="Months">The family's output, over the goal's months.</param>
/// <param name="Products">The family's products with a target, in the order of their codes.</param>
public sealed record FamilyProbability(
    Family Family, Frequency Reached, double ExpectedShortfall, IReadOnlyList<MonthQuantiles> Months, IReadOnlyList<ProductProbability> Products);

/// <summary>How likely a product is to reach its goal.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="Reached">The share of trials in which it reaches its target at the goal's end, 0 to 1.</param>
/// <param name="ExpectedShortfall">The mean shortfall from its path, in units. A month in which it is ahead counts as 0.</param>
/// <param name="Months">The product's output, over the goal's months.</param>
public sealed record ProductProbability(ItemCode Product, Frequency Reached, double ExpectedShortfall, IReadOnlyList<MonthQuantiles> Months);
