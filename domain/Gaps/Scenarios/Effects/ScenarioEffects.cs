using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Embargoes;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>
/// Applies changes to the capacities of a projection's outlooks: first outages, isolation and additions, then embargoes on what remains.
/// </summary>
internal sealed class ScenarioEffects(Projection projection, IReadOnlyList<ScenarioChange> changes)
{
    private readonly Dictionary<bool, (ChangedForecast Changed, EmbargoLimits Limits)> byHope = [];

    public Forecast On(Forecast before, Outlook outlook, Sharing sharing)
    {
        var (changed, limits) = Of(outlook.Reading);
        return new EmbargoedForecast(projection, limits).Of(changed.Of(before, outlook), sharing);
    }

    /// <summary>The outages, isolation and additions as a reading takes them.</summary>
    public ChangedForecast ChangedIn(Reading reading) => Of(reading).Changed;

    /// <summary>The embargoes as a reading takes them.</summary>
    public EmbargoLimits LimitsIn(Reading reading) => Of(reading).Limits;

    /// <summary>What remains of the part of an item whose growth nobody has stated, units a month.</summary>
    public double Unstated(int item, int month, Reading reading) =>
        ChangedIn(reading) is { AreNone: false } changed && changed.ByItem[item] is { } cuts
            ? new RemainingPresent(projection.CurrentCapacity, item, cuts).Unstated(month)
            : projection.CurrentCapacity.Unstated.Of(item);

    private (ChangedForecast Changed, EmbargoLimits Limits) Of(Reading reading)
    {
        var hopeful = UnstatedGrowth.Of(reading).IsHopeful;
        if (!byHope.TryGetValue(hopeful, out var effects))
        {
            byHope[hopeful] = effects = (new ChangedForecast(projection, changes, hopeful), new EmbargoLimits(projection, changes, hopeful));
        }

        return effects;
    }
}
