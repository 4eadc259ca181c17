using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>A family and its goal. Its sums add different products, so read them beside the products' own figures.</summary>
/// <param name="Family">The family.</param>
/// <param name="Goal">Its goal; absent if it has none.</param>
/// <param name="IsUpperBound">Whether a product may reach less than shown, because of unmapped items.</param>
/// <param name="Series">The sum of its products.</param>
/// <param name="Cases">The outcome in each case.</param>
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

/// <param name="Multiplier">The factor on each product's baseline.</param>
/// <param name="FirstMonth">The month of the baseline.</param>
/// <param name="LastMonth">The month by which the multiple is to be reached.</param>
/// <param name="Path">linear or geometric.</param>
public sealed record GoalResponse(double Multiplier, string FirstMonth, string LastMonth, string Path)
{
    public static GoalResponse From(Goal goal) =>
        new(goal.Multiplier, goal.FirstMonth.ToString(), goal.LastMonth.ToString(), Word.Of(goal.Path));
}

/// <summary>The outcome of a product or family in one case; units a month.</summary>
/// <param name="Case">operating, committed, announced or expected.</param>
/// <param name="Output">The output in the last month; absent if unknown.</param>
/// <param name="Gap">The gap in the last month; negative if ahead.</param>
/// <param name="Reached">The month from which the goal stays reached.</param>
public sealed record CaseResponse(string Case, AtBounds? Output, AtBounds? Gap, ReachedResponse Reached)
{
    public static CaseResponse From(CaseOutcome outcome) =>
        new(Word.Of(outcome.Case), outcome.Output, outcome.Gap, ReachedResponse.From(outcome.Reached));
}
