using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>Applies outages, isolation and additions to the capacities of one case. Unknown capacities stay unknown.</summary>
internal sealed class ChangedForecast(Projection projection, IReadOnlyList<ScenarioChange> changes)
{
    private readonly CapacityCuts cuts = new(projection, changes);
    private ItemCuts?[]? byItem;

    public Forecast Of(Forecast before, ForecastCase forecast)
    {
        if (cuts.AreNone)
        {
            return before;
        }

        var hit = byItem ??= cuts.ByItem();
        var lower = before.Lower.Copy();
        var upper = ReferenceEquals(before.Lower, before.Upper) && !hit.Any(IsInDoubt) ? lower : before.Upper.Copy();
        foreach (var (item, itemCuts) in hit.Index())
        {
            if (itemCuts is not null)
            {
                Change(before, item, itemCuts, forecast, lower, upper);
            }
        }

        return before.With(lower, upper);
    }

    private void Change(Forecast before, int item, ItemCuts itemCuts, ForecastCase forecast, MonthTable lower, MonthTable upper)
    {
        var partners = projection.CurrentCapacity.Lines.UnknownOf(item).Length;
        HitCapacity[] lines = [.. itemCuts.Lines.Values.Select(hit => hit.In(forecast, lower.Months, partners))];
        var atLower = new ChangedCapacity(projection.CurrentCapacity, before, item, itemCuts, lines, share => share.Lower);
        var atUpper = new ChangedCapacity(projection.CurrentCapacity, before, item, itemCuts, lines, share => share.Upper);
        for (var month = 0; month < lower.Months; month++)
        {
            if (before.Capacity(item, month) is null)
            {
                continue;
            }

            if (atLower.IsHit(month))
            {
                lower.Row(month)[item] = atLower.Lower(month);
            }

            if (!ReferenceEquals(lower, upper) && atUpper.IsHit(month))
            {
                upper.Row(month)[item] = atUpper.Upper(month);
            }
        }
    }

    private static bool IsInDoubt(ItemCuts? cuts) =>
        cuts is not null
        && ((cuts.OfNobodyKnown is { } nobodys && !nobodys.Lower.AsSpan().SequenceEqual(nobodys.Upper))
            || (cuts.Added is { } added && !added.Lower.AsSpan().SequenceEqual(added.Upper)));
}
