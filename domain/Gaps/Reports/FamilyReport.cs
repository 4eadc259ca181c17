using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>A family of products and its goal.</summary>
/// <remarks>A family adds up to nothing, because its products are unlike. Its figure is an index: the mean of its products' shares of their own goals.</remarks>
/// <param name="Family">The family.</param>
/// <param name="Goal">The family's goal; null if it has none.</param>
/// <param name="Months">The index over the months of the goal, in the report's case; empty if no product has a target.</param>
/// <param name="Cases">How it ends in each case; empty if no product has a target.</param>
/// <param name="Sum">The sum of its products, if one unit counts all of them; null if their units differ, or there is only one product.</param>
/// <param name="Products">Its products, in the order of their codes.</param>
public sealed record FamilyReport(
    Family Family,
    Goal? Goal,
    IReadOnlyList<FamilyMonth> Months,
    IReadOnlyList<FamilyOutcome> Cases,
    FamilySum? Sum,
    IReadOnlyList<ProductReport> Products)
{
    /// <summary>The index in the goal's last month; null if no product has a target.</summary>
    public FamilyMonth? Last => Months is [.., var last] ? last : null;
}

/// <summary>The sum of products that are counted in one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Series">The sum.</param>
public sealed record FamilySum(string Unit, GapSeries Series);
