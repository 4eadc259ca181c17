using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios.Embargoes;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>
/// Applies changes to the capacities of a projection's cases: first outages, isolation and additions, then embargoes on what remains.
/// </summary>
internal sealed class ScenarioEffects(Projection projection, IReadOnlyList<ScenarioChange> changes)
{
    private readonly ChangedForecast changed = new(projection, changes);
    private readonly EmbargoedForecast embargoed = new(projection, new EmbargoLimits(projection, changes));

    public Forecast On(Forecast before, ForecastCase forecast, Sharing sharing) => embargoed.Of(changed.Of(before, forecast), sharing);
}
