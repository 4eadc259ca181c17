using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How likely a family is to reach its goal.</summary>
/// <param name="Family">The family.</param>
/// <param name="Reached">In which share of the trials its products together make at the goal's end what is asked of them, 0 to 1.</param>
/// <param name="ExpectedShortfall">How many units its products are short of their paths on average, each month and product that is ahead counting as 0.</param>
/// <param name="Months">What it makes, over the goal's months.</param>
/// <param name="Products">Its products of which something is asked, in the order of their codes.</param>
public sealed record FamilyProbability(
    Family Family, Frequency Reached, double ExpectedShortfall, IReadOnlyList<MonthQuantiles> Months, IReadOnlyList<ProductProbability> Products);

/// <summary>How likely a product is to reach its goal.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="Reached">In which share of the trials it makes at the goal's end what is asked of it, 0 to 1.</param>
/// <param name="ExpectedShortfall">How many units it is short of its path on average, each month in which it is ahead counting as 0.</param>
/// <param name="Months">What it makes, over the goal's months.</param>
public sealed record ProductProbability(ItemCode Product, Frequency Reached, double ExpectedShortfall, IReadOnlyList<MonthQuantiles> Months);
