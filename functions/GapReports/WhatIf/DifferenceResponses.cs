using CoProduction.Gaps;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios.Differences;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <param name="Family">The family.</param>
/// <param name="Series">The sum of its products, in the report's case.</param>
/// <param name="Cases">How each case ends.</param>
/// <param name="Products">Its products.</param>
public sealed record FamilyDifferenceResponse(
    string Family, SeriesDifferenceResponse Series, IReadOnlyList<CaseDifferenceResponse> Cases, IReadOnlyList<ProductDifferenceResponse> Products)
{
    internal static FamilyDifferenceResponse From(FamilyDifference family) =>
        new(
            family.Family.Value,
            SeriesDifferenceResponse.From(family.Series),
            [.. family.Cases.Select(CaseDifferenceResponse.From)],
            [.. family.Products.Select(ProductDifferenceResponse.From)]);
}

/// <param name="Product">The product.</param>
/// <param name="Series">Its months, in the report's case.</param>
/// <param name="Cases">How each case ends.</param>
public sealed record ProductDifferenceResponse(string Product, SeriesDifferenceResponse Series, IReadOnlyList<CaseDifferenceResponse> Cases)
{
    internal static ProductDifferenceResponse From(ProductDifference product) =>
        new(product.Product.Value, SeriesDifferenceResponse.From(product.Series), [.. product.Cases.Select(CaseDifferenceResponse.From)]);
}

/// <param name="FirstMonth">The first month in which its output differs; absent where none does.</param>
/// <param name="LastMonth">In the last month, units a month.</param>
/// <param name="Total">All months together, units.</param>
/// <param name="Years">By calendar year, units.</param>
/// <param name="Reached">When the goal is reached.</param>
/// <param name="SetbackMonths">By how many months its output falls behind, at the lower bound, where it is furthest behind; 0 where it never does.</param>
/// <param name="IsSetbackAtLeast">Whether it falls below what it began with, so that it is set back further than can be told.</param>
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

/// <param name="Year">The calendar year; absent for a month, and for all months together.</param>
/// <param name="Path">What is asked for; absent without a goal.</param>
/// <param name="Output">What is made: negative where it is less; absent where nothing is known.</param>
/// <param name="Gap">Path less output: positive where more is missing; absent without a goal.</param>
public sealed record PeriodDifferenceResponse(int? Year, double? Path, AtBounds? Output, AtBounds? Gap)
{
    internal static PeriodDifferenceResponse From(int? year, PeriodDifference period) => new(year, period.Path, period.Output, period.Gap);
}

/// <param name="Before">When the goal is reached for good without the scenarios.</param>
/// <param name="After">When it is under them.</param>
/// <param name="MonthsLater">How many months later that is at the lower bound; absent where either is never.</param>
public sealed record ReachedDifferenceResponse(ReachedResponse Before, ReachedResponse After, int? MonthsLater)
{
    internal static ReachedDifferenceResponse From(Reached before, Reached after) =>
        new(ReachedResponse.From(before), ReachedResponse.From(after), Since(after.Lower, before.Lower));

    private static int? Since(Month? after, Month? before) => after is { } later && before is { } earlier ? later.Since(earlier) : null;
}

/// <param name="Case">operating, committed, announced or expected.</param>
/// <param name="Output">In the last month, units a month.</param>
/// <param name="Gap">In the last month, units a month.</param>
/// <param name="Reached">When the goal is reached.</param>
public sealed record CaseDifferenceResponse(string Case, AtBounds? Output, AtBounds? Gap, ReachedDifferenceResponse Reached)
{
    internal static CaseDifferenceResponse From(CaseDifference difference) =>
        new(
            Word.Of(difference.Case),
            difference.Output,
            difference.Gap,
            ReachedDifferenceResponse.From(difference.ReachedBefore, difference.ReachedAfter));
}
