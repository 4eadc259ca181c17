using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Scenarios.Differences;

/// <summary>What a scenario changes for a family of products.</summary>
/// <param name="Family">The family.</param>
/// <param name="Series">The sum of its products, in the report's case.</param>
/// <param name="Cases">How each case ends.</param>
/// <param name="Products">Its products, in the order of their codes.</param>
public sealed record FamilyDifference(
    Family Family, SeriesDifference Series, IReadOnlyList<CaseDifference> Cases, IReadOnlyList<ProductDifference> Products)
{
    /// <param name="before">The report without the changes.</param>
    /// <param name="after">The report on the same register with the changes.</param>
    /// <returns>One difference for each family, in the order of their names.</returns>
    public static IReadOnlyList<FamilyDifference> Between(GapReport before, GapReport after) =>
        [.. before.Families.Zip(after.Families, Between)];

    private static FamilyDifference Between(FamilyReport before, FamilyReport after) =>
        new(
            before.Family,
            SeriesDifference.Between(before.Series, after.Series),
            [.. before.Cases.Zip(after.Cases, CaseDifference.Between)],
            [.. before.Products.Zip(after.Products, ProductDifference.Between)]);
}

/// <summary>What a scenario changes for a product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Series">Its months, in the report's case.</param>
/// <param name="Cases">How each case ends.</param>
public sealed record ProductDifference(ItemCode Product, SeriesDifference Series, IReadOnlyList<CaseDifference> Cases)
{
    internal static ProductDifference Between(ProductReport before, ProductReport after) =>
        new(
            before.Product,
            SeriesDifference.Between(before.Series, after.Series),
            [.. before.Cases.Zip(after.Cases, CaseDifference.Between)]);
}
