using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Differences;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>The difference of a family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Index">How much its index changes in the goal's last month, in the report's case; absent without a target.</param>
/// <param name="Products">Its products.</param>
public sealed record FamilyDifferenceResponse(string Family, FigureResponse? Index, IReadOnlyList<ProductDifferenceResponse> Products)
{
    internal static FamilyDifferenceResponse From(FamilyDifference family) =>
        new(
            family.Family.Value,
            FigureResponse.From(family.Index),
            [.. family.Products.Select(ProductDifferenceResponse.From)]);
}

/// <summary>The difference of a product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Series">Its months in the report's case.</param>
/// <param name="Cases">The difference of the outcome in each case.</param>
public sealed record ProductDifferenceResponse(string Product, SeriesDifferenceResponse Series, IReadOnlyList<CaseDifferenceResponse> Cases)
{
    internal static ProductDifferenceResponse From(ProductDifference product) =>
        new(product.Product.Value, SeriesDifferenceResponse.From(product.Series), [.. product.Cases.Select(CaseDifferenceResponse.From)]);
}

/// <summary>The difference of a series, month by month.</summary>
/// <param name="FirstMonth">The first month in which its output differs; absent if none does.</param>
/// <param name="LastMonth">The difference in the last month, units a month.</param>
/// <param name="Total">The difference over all months together, units.</param>
/// <param name="Years">The difference by calendar year, units.</param>
/// <param name="Reached">The difference of the month from which the goal stays reached.</param>
/// <param name="SetbackMonths">How many months its output falls behind at most, in the report's reading; 0 if it never falls behind.</param>
/// <param name="IsSetbackAtLeast">Whether it falls below the first output without the scenarios, so that the setback is longer than the series can show.</param>
public sealed record SeriesDifferenceResponse(
    string? FirstMonth,
    PeriodDifferenceResponse LastMonth,
    PeriodDifferenceResponse Total,
    IReadOnlyList<PeriodDifferenceResponse> Years,
    ReachedDifferenceResponse Reached,
    int SetbackMonths,
    bool IsSetbackAtLeast)
{
    internal static SeriesDifferenceResponse From(SeriesDifference series) =>
        new(
            series.FirstMonth?.ToString(),
            PeriodDifferenceResponse.From(null, series.LastMonth),
            PeriodDifferenceResponse.From(null, series.Total),
            [.. series.Years.Select(year => PeriodDifferenceResponse.From(year.Year, year.Difference))],
            ReachedDifferenceResponse.From(series.ReachedBefore, series.ReachedAfter),
            series.Setback.Months,
            series.Setback.IsAtLeast);
}

/// <summary>The difference of a period.</summary>
/// <param name="Year">The calendar year; absent for a month and for all months together.</param>
/// <param name="Path">The difference of the goal's path; absent without a goal.</param>
/// <param name="Output">The difference of the output: negative if it is less; absent if unknown.</param>
/// <param name="Gap">The difference of the gap: positive if more is missing; absent without a goal.</param>
public sealed record PeriodDifferenceResponse(int? Year, double? Path, FigureResponse? Output, FigureResponse? Gap)
{
    internal static PeriodDifferenceResponse From(int? year, PeriodDifference period) =>
        new(year, period.Path, FigureResponse.From(period.Output), FigureResponse.From(period.Gap));
}

/// <summary>The months in which a goal is reached, in both reports.</summary>
/// <param name="Before">The month from which the goal stays reached without the scenarios.</param>
/// <param name="After">The same under the scenarios.</param>
/// <param name="MonthsLater">How many months later that is in each reading; absent where either is never.</param>
public sealed record ReachedDifferenceResponse(ReachedResponse Before, ReachedResponse After, FigureResponse MonthsLater)
{
    internal static ReachedDifferenceResponse From(AtReadings<Month?> before, AtReadings<Month?> after) =>
        new(ReachedResponse.From(before), ReachedResponse.From(after), FigureResponse.From((AtReadings<double?>?)after.Zip(before, Since))!);

    private static double? Since(Month? after, Month? before) => after is { } later && before is { } earlier ? later.Since(earlier) : null;
}

/// <summary>The difference of one case.</summary>
/// <param name="Case">operating, committed, announced or expected.</param>
/// <param name="Output">The difference of the output in the last month, units a month; absent if unknown.</param>
/// <param name="Gap">The difference of the gap in the last month, units a month; absent without a goal.</param>
/// <param name="Reached">The difference of the month from which the goal stays reached.</param>
public sealed record CaseDifferenceResponse(string Case, FigureResponse? Output, FigureResponse? Gap, ReachedDifferenceResponse Reached)
{
    internal static CaseDifferenceResponse From(CaseDifference difference) =>
        new(
            Word.Of(difference.Case),
            FigureResponse.From(difference.Output),
            FigureResponse.From(difference.Gap),
            ReachedDifferenceResponse.From(difference.ReachedBefore, difference.ReachedAfter));
}
