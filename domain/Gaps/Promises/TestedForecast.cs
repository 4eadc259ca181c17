using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Promises;

/// <summary>A later observation beside the earlier register's forecast for its item, scope and month, in one case.</summary>
/// <param name="Observed">The baseline.</param>
/// <param name="Case">The case.</param>
/// <param name="Forecast">
/// Units a month at the floor: the output of a product, the capacity of a component; null if nothing was known.
/// </param>
public sealed record TestedForecast(Baseline Observed, ForecastCase Case, double? Forecast)
{
    /// <summary>Forecast less observed, units a month: more than 0 if the forecast promised too much.</summary>
    public double? Error => Forecast - Observed.Lowest;

    /// <summary>Every total of a whole scope observed after the earlier month and up to the later one that the earlier register did not have, in every case.</summary>
    internal static IEnumerable<TestedForecast> Of(Register then, Month asOfThen, Register now, Month asOfNow)
    {
        if (Projection.Of(then, asOfThen) is not { } projection)
        {
            return [];
        }

        var known = then.Baselines.Select(baseline => baseline.Id).ToHashSet();
        var observed = now.Baselines
            .Where(baseline => baseline.IsObservation && baseline.Extent.IsWhole
                && baseline.AsOf!.Month > asOfThen && baseline.AsOf.Month <= asOfNow && !known.Contains(baseline.Id)
                && projection.Horizon.IndexOf(baseline.AsOf.Month) is var month && month >= 0 && month < projection.Horizon.Months)
            .ToList();
        var cases = ForecastCases.All.Select(forecast => (Case: forecast, Scopes: new ScopeCapacity(projection.In(forecast)))).ToList();
        return
            from baseline in observed
            from each in cases
            select new TestedForecast(
                baseline,
                each.Case,
                projection.Items.Find(baseline.Item) is { } item
                    ? each.Scopes.Made(item, baseline.Scope, projection.Horizon.IndexOf(baseline.AsOf!.Month))
                    : null);
    }
}
