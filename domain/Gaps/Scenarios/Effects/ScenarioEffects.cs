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
    private readonly Dictionary<bool, ChangedForecast> byHope = [];
    private readonly Dictionary<Outlook, EmbargoLimits> byOutlook = [];
    private readonly Lock turn = new();

    public Forecast On(Forecast before, Outlook outlook, Sharing sharing)
    {
        return new EmbargoedForecast(projection, LimitsIn(outlook)).Of(ChangedIn(outlook.Reading).Of(before, outlook), sharing);
    }

    /// <summary>The outages, isolation and additions as a reading takes them.</summary>
    public ChangedForecast ChangedIn(Reading reading)
    {
        var hopeful = reading.IsHopeful();
        lock (turn)
        {
            if (!byHope.TryGetValue(hopeful, out var changed))
            {
                byHope[hopeful] = changed = new ChangedForecast(projection, changes, hopeful);
            }

            return changed;
        }
    }

    /// <summary>The embargoes in an outlook. Trials ask from several threads.</summary>
    public EmbargoLimits LimitsIn(Outlook outlook)
    {
        lock (turn)
        {
            if (!byOutlook.TryGetValue(outlook, out var limits))
            {
                byOutlook[outlook] = limits = new EmbargoLimits(projection, changes, outlook);
            }

            return limits;
        }
    }

    /// <summary>What remains of the part of an item whose growth nobody has stated, units a month.</summary>
    public double Unstated(int item, int month, Reading reading) =>
        ChangedIn(reading) is { AreNone: false } changed && changed.ByItem[item] is { } cuts
            ? new RemainingPresent(projection.CurrentCapacity, item, cuts).Unstated(month)
            : projection.CurrentCapacity.Unstated.Of(item);
}
