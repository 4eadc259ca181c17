using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Reports;

/// <summary>How a product ends in one case, with those that share its goal; units a month in the last month, infinite without a limit.</summary>
/// <param name="Case">The case.</param>
/// <param name="Verdict">What holds of the goal whatever the unstated growth does; null without a goal.</param>
/// <param name="Output">The output that can be reached; null if nothing is known.</param>
/// <param name="Gap">The goal's path less the output; null without a goal.</param>
/// <param name="Reached">The month from which the goal stays reached; null if that is never within the goal's months, or without a goal.</param>
public sealed record CaseOutcome(
    ForecastCase Case, VerdictKind? Verdict, AtReadings<double>? Output, AtReadings<double>? Gap, AtReadings<Month?> Reached)
{
    public static CaseOutcome Of(ForecastCase forecast, VerdictKind? verdict, GapSeries series) =>
        new(forecast, verdict, series.Last.Output, series.Last.Gap, series.Reached);
}
