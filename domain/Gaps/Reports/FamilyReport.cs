using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>A family of products and its goal.</summary>
/// <param name="Family">The family.</param>
/// <param name="Goal">The family's goal; null if it has none.</param>
/// <param name="Series">The sum of its products, in the report's case. A family of several products adds unlike units: read it beside the
/// products.</param>
/// <param name="Cases">How it ends in each case.</param>
/// <param name="Products">Its products, in the order of their codes.</param>
public sealed record FamilyReport(
    Family Family, Goal? Goal, GapSeries Series, IReadOnlyList<CaseOutcome> Cases, IReadOnlyList<ProductReport> Products)
{
    /// <summary>Whether some product may reach less than shown, because nothing is registered of an item that it needs.</summary>
    public bool IsUpperBound => Products.Any(product => product.IsUpperBound);
}
