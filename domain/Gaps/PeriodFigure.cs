using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps;

/// <summary>The figures of a product or family over several months; units in all of them together.</summary>
/// <param name="Months">The number of months.</param>
/// <param name="Path">The goal's path; null without a goal.</param>
/// <param name="Output">The output in the months in which it is known; null if it never is.</param>
/// <param name="Gap">Path less output; null without a goal.</param>
/// <param name="Shortfall">The shortfall of the months and products that are behind; null without a goal.</param>
public sealed record PeriodFigure(int Months, double? Path, AtBounds? Output, AtBounds? Gap, AtBounds? Shortfall)
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
