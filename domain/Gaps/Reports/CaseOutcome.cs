using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Reports;

/// <summary>How a product or family ends in one case; units a month in the last month.</summary>
/// <param name="Case">The case.</param>
/// <param name="Output">The output that can be reached; null if nothing is known.</param>
/// <param name="Gap">The goal's path less the output; null without a goal.</param>
/// <param name="Reached">When the goal is reached for good.</param>
public sealed record CaseOutcome(ForecastCase Case, AtBounds? Output, AtBounds? Gap, Reached Reached)
{
    public static CaseOutcome Of(ForecastCase forecast, GapSeries series) =>
        new(forecast, series.Last.Output, series.Last.Gap, series.Reached);
}
