using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>A family and its goal. Its sums add unlike units: read them beside the products.</summary>
/// <param name="Family">The family.</param>
/// <param name="Goal">Its goal; absent where it has none.</param>
/// <param name="IsUpperBound">Whether some product may reach less than is shown, because of unmapped items.</param>
/// <param name="Series">The sum of its products.</param>
/// <param name="Cases">How it ends in each case.</param>
/// <param name="Products">Its products.</param>
public sealed record FamilyResponse(
    string Family,
    GoalResponse? Goal,
    bool IsUpperBound,
    SeriesResponse Series,
    IReadOnlyList<CaseResponse> Cases,
    IReadOnlyList<ProductResponse> Products)
{
    public static FamilyResponse From(FamilyReport family) =>
        new(
            family.Family.Value,
            family.Goal is { } goal ? GoalResponse.From(goal) : null,
            family.IsUpperBound,
            SeriesResponse.From(family.Series),
            [.. family.Cases.Select(CaseResponse.From)],
            [.. family.Products.Select(ProductResponse.From)]);
}

/// <param name="Multiplier">What each product's baseline is multiplied by.</param>
/// <param name="FirstMonth">The month of the baseline.</param>
/// <param name="LastMonth">The month by which the multiple shall be reached.</param>
/// <param name="Path">linear or geometric.</param>
public sealed record GoalResponse(double Multiplier, string FirstMonth, string LastMonth, string Path)
{
    public static GoalResponse From(Goal goal) =>
        new(goal.Multiplier, goal.FirstMonth.ToString(), goal.LastMonth.ToString(), Word.Of(goal.Path));
}
