using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Reports;

/// <summary>The figures of a product, or of products of one unit, over several months; units in all of them together, infinite without a limit.</summary>
/// <param name="Months">The number of months.</param>
/// <param name="Path">The goal's path; null without a goal.</param>
/// <param name="Output">The output in the months in which it is known; null if it never is.</param>
/// <param name="Gap">Path less output; null without a goal.</param>
/// <param name="Shortfall">The shortfall of the months and products that are behind; null without a goal.</param>
public sealed record PeriodFigure(
    int Months, double? Path, AtReadings<double>? Output, AtReadings<double>? Gap, AtReadings<double>? Shortfall)
{
    public static PeriodFigure Of(IReadOnlyCollection<MonthFigure> months) =>
        new(
            months.Count,
            Sum.Known(months.Select(month => month.Path)),
            Sum.Known(months.Select(month => month.Output)),
            Sum.Known(months.Select(month => month.Gap)),
            Sum.Known(months.Select(month => month.Shortfall)));
}

/// <summary>The months of a horizon within one calendar year.</summary>
public sealed record YearFigure(int Year, PeriodFigure Figure);
