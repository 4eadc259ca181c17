using CoProduction.Gaps;
using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;

namespace CoProduction.Functions.GapReports;

/// <summary>A product or family over the months of its goal.</summary>
/// <param name="Baseline">Its rate in the goal's first month, units a month; absent where unknown.</param>
/// <param name="Goal">What the goal asks for at its end, units a month; absent without a baseline.</param>
/// <param name="Reached">When that is reached for good.</param>
/// <param name="Total">All months together, in units.</param>
/// <param name="Years">By calendar year, in units; the first and last year may be shorter.</param>
/// <param name="Months">By month, in units a month.</param>
public sealed record SeriesResponse(
    double? Baseline,
    double? Goal,
    ReachedResponse Reached,
    PeriodResponse Total,
    IReadOnlyList<PeriodResponse> Years,
    IReadOnlyList<MonthResponse> Months)
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

/// <param name="Year">The calendar year; absent for all months together.</param>
/// <param name="Months">How many months there are.</param>
/// <param name="Path">What the goal asks for.</param>
/// <param name="Output">What can be reached.</param>
/// <param name="Gap">Path less output; negative where ahead.</param>
/// <param name="Shortfall">What is short in months and products that are behind.</param>
public sealed record PeriodResponse(int? Year, int Months, double? Path, AtBounds? Output, AtBounds? Gap, AtBounds? Shortfall)
{
    public static PeriodResponse From(int? year, PeriodFigure figure) =>
        new(year, figure.Months, figure.Path, figure.Output, figure.Gap, figure.Shortfall);
}

/// <param name="Month">The month.</param>
/// <param name="Path">What the goal asks for.</param>
/// <param name="Output">What can be reached.</param>
/// <param name="Gap">Path less output; negative where ahead.</param>
/// <param name="Shortfall">What is short.</param>
/// <param name="Binding">The items that stop the product at the lower bound; absent for a family.</param>
public sealed record MonthResponse(
    string Month, double? Path, AtBounds? Output, AtBounds? Gap, AtBounds? Shortfall, IReadOnlyList<BindingResponse>? Binding)
{
    public static MonthResponse From(MonthFigure month) =>
        new(
            month.Month.ToString(),
            month.Path,
            month.Output,
            month.Gap,
            month.Shortfall,
            month.Binding.Count == 0 ? null : [.. month.Binding.Select(BindingResponse.From)]);
}

/// <param name="Item">The item that is used up; the product itself where its own assembly is.</param>
/// <param name="Capacity">Units a month.</param>
/// <param name="Use">What all products together use of it, units a month.</param>
public sealed record BindingResponse(string Item, double Capacity, double Use)
{
    public static BindingResponse From(BindingItem binding) => new(binding.Item.Value, binding.Capacity, binding.Use);
}
