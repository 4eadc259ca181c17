using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Reports;

namespace CoProduction.Functions.GapReports;

/// <summary>A product, or products of one unit together, over the months of the goal.</summary>
/// <param name="Baseline">Its rate in the goal's first month, units a month; absent if unknown.</param>
/// <param name="Goal">The goal's rate at its end, units a month; absent without a baseline.</param>
/// <param name="Reached">The month from which the goal stays reached.</param>
/// <param name="Total">All months together, units.</param>
/// <param name="Years">By calendar year, units; the first and last year may have fewer than 12 months.</param>
/// <param name="Months">By month, units a month.</param>
public sealed record SeriesResponse(
    double? Baseline,
    double? Goal,
    ReachedResponse Reached,
    PeriodResponse Total,
    IReadOnlyList<PeriodResponse> Years,
    [property: ByMonth] IReadOnlyList<MonthResponse> Months)
{
    public static SeriesResponse From(GapSeries series) =>
        new(
            series.Baseline,
            series.EndRate,
            ReachedResponse.From(series.Reached),
            PeriodResponse.From(null, series.Total),
            [.. series.Years.Select(year => PeriodResponse.From(year.Year, year.Figure))],
            [.. series.Months.Select(MonthResponse.From)]);
}

/// <summary>A period, and what is made and missed in it.</summary>
/// <param name="Year">The calendar year; absent for all months together.</param>
/// <param name="Months">The number of months.</param>
/// <param name="Path">The goal's path; absent without a goal.</param>
/// <param name="Output">The output; absent if unknown.</param>
/// <param name="Gap">Path less output; negative if ahead, absent without a goal.</param>
/// <param name="Shortfall">The shortfall of the months and products that are behind; absent without a goal.</param>
public sealed record PeriodResponse(int? Year, int Months, double? Path, FigureResponse? Output, FigureResponse? Gap, FigureResponse? Shortfall)
{
    public static PeriodResponse From(int? year, PeriodFigure figure) =>
        new(
            year,
            figure.Months,
            figure.Path,
            FigureResponse.From(figure.Output),
            FigureResponse.From(figure.Gap),
            FigureResponse.From(figure.Shortfall));
}

/// <summary>One month of a product.</summary>
/// <param name="Month">The month.</param>
/// <param name="Path">The goal's path; absent without a goal.</param>
/// <param name="Output">The output; absent if unknown.</param>
/// <param name="Gap">Path less output; negative if ahead, absent without a goal.</param>
/// <param name="Shortfall">The shortfall; for a sum, that of the products that are behind. Absent without a goal.</param>
/// <param name="Binding">The items that bind the product in the report's reading; absent for a sum.</param>
public sealed record MonthResponse(
    string Month, double? Path, FigureResponse? Output, FigureResponse? Gap, FigureResponse? Shortfall, IReadOnlyList<BindingResponse>? Binding)
{
    public static MonthResponse From(MonthFigure month) =>
        new(
            month.Month.ToString(),
            month.Path,
            FigureResponse.From(month.Output),
            FigureResponse.From(month.Gap),
            FigureResponse.From(month.Shortfall),
            month.Binding.Count == 0 ? null : [.. month.Binding.Select(BindingResponse.From)]);
}

/// <summary>An item that is used up in a month, so that no more can be made.</summary>
/// <param name="Item">The item that is used up; the product itself for its own assembly.</param>
/// <param name="Capacity">Its capacity, units a month.</param>
/// <param name="Use">The use of it by all products together, units a month.</param>
public sealed record BindingResponse(string Item, double Capacity, double Use)
{
    public static BindingResponse From(BindingItem binding) => new(binding.Item.Value, binding.Capacity, binding.Use);
}
