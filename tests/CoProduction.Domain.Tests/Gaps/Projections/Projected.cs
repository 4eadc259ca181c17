using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Domain.Tests.Gaps.Projections;

/// <summary>Builds projections for tests.</summary>
internal static class Projected
{
    public static CaseProjection In(
        this Register register, ForecastCase forecast = ForecastCase.Committed, string asOf = "2025-11", Reading reading = Reading.Floor) =>
        Projection.Of(register, A.Month(asOf))!.In(forecast, reading);
}
