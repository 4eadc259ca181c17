using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Scenarios.Differences;

/// <summary>What a scenario changes for a family of products.</summary>
/// <param name="Family">The family.</param>
/// <param name="Index">How much the family's index changes in the goal's last month, in the report's case; null without a goal.</param>
/// <param name="Products">Its products, in the order of their codes.</param>
public sealed record FamilyDifference(
    Family Family, AtReadings<double>? Index, IReadOnlyList<ProductDifference> Products)
{
    /// <param name="before">The report without the changes.</param>
    /// <param name="after">The report on the same register with the changes.</param>
    /// <returns>One difference for each family, in the order of their names.</returns>
    public static IReadOnlyList<FamilyDifference> Between(GapReport before, GapReport after) =>
        [.. before.Families.Zip(after.Families, (one, other) => Between(one, other, after.Reading))];

    private static FamilyDifference Between(FamilyReport before, FamilyReport after, Reading reading) =>
        new(
            before.Family,
            before.Last is { } one && after.Last is { } other ? other.Index.Zip(one.Index, (later, earlier) => later - earlier) : null,
            [.. before.Products.Zip(after.Products, (one, other) => ProductDifference.Between(one, other, reading))]);
}

/// <summary>What a scenario changes for a product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Series">Its months, in the report's case.</param>
/// <param name="Cases">How each case ends.</param>
public sealed record ProductDifference(ItemCode Product, SeriesDifference Series, IReadOnlyList<CaseDifference> Cases)
{
    internal static ProductDifference Between(ProductReport before, ProductReport after, Reading reading) =>
        new(
            before.Product,
            SeriesDifference.Between(before.Series, after.Series, reading),
            [.. before.Cases.Zip(after.Cases, CaseDifference.Between)]);
}
