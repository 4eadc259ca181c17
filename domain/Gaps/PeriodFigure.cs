using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps;

/// <summary>A product or family over several months; units in all of them together.</summary>
/// <param name="Months">How many months there are.</param>
/// <param name="Path">What the goal asks for; null without a goal.</param>
/// <param name="Output">What can be reached in the months in which that is known; null where it never is.</param>
/// <param name="Gap">Path less output; null without a goal.</param>
/// <param name="Shortfall">What is short in months and products that are behind; null without a goal.</param>
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

/// <summary>The months of a horizon that fall in one calendar year.</summary>
public sealed record YearFigure(int Year, PeriodFigure Figure);
