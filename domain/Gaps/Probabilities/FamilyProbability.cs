using CoProduction.Gaps.Readings;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How likely a family is to reach its goal. Read it beside its products.</summary>
/// <param name="Family">The family.</param>
/// <param name="Chances">The chances in each reading.</param>
/// <param name="Products">The family's products with a target, in the order of their codes.</param>
public sealed record FamilyProbability(Family Family, AtReadings<FamilyChance> Chances, IReadOnlyList<ProductProbability> Products);

/// <param name="Reached">The share of trials in which every product with a target reaches it at the goal's end, 0 to 1.</param>
/// <param name="Months">The family's index over the goal's months, 0 to 1.</param>
public sealed record FamilyChance(Frequency Reached, IReadOnlyList<MonthQuantiles> Months);

/// <summary>How likely a product is to reach its goal, with those that share it.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="Chances">The chances in each reading.</param>
public sealed record ProductProbability(ItemCode Product, AtReadings<ProductChance> Chances);

/// <param name="Reached">The share of trials in which it reaches its target at the goal's end, 0 to 1.</param>
/// <param name="ExpectedShortfall">The mean shortfall from its path, in units. A month in which it is ahead counts as 0.</param>
/// <param name="Months">The output over the goal's months, units a month, infinite without a limit.</param>
/// <param name="OnPath">By month of the goal, the share of trials in which it makes what the path asks for.</param>
/// <param name="Criticality">The items that bind it in the goal's last month in some trial, the most frequent first.</param>
public sealed record ProductChance(
    Frequency Reached, double ExpectedShortfall, IReadOnlyList<MonthQuantiles> Months, IReadOnlyList<Frequency> OnPath, IReadOnlyList<Criticality> Criticality);

/// <summary>In what share of the trials an item binds a product in the goal's last month: the criticality index of schedule risk analysis.</summary>
/// <param name="Item">The item; the product itself where its own assembly is used up.</param>
/// <param name="Binds">The trials in which it does.</param>
public sealed record Criticality(ItemCode Item, Frequency Binds);
