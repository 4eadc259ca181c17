using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>Applies outages, isolation and additions to the capacities of one outlook. Unknown capacities stay unknown.</summary>
/// <param name="projection">The projection.</param>
/// <param name="changes">The changes.</param>
/// <param name="hopeful">Whether doubt is decided in favour of capacity.</param>
internal sealed class ChangedForecast(Projection projection, IReadOnlyList<ScenarioChange> changes, bool hopeful)
{
    private readonly CapacityCuts cuts = new(projection, changes, hopeful);
    private ItemCuts?[]? byItem;

    /// <summary>By item, what is hit in every case; null if nothing is.</summary>
    public ItemCuts?[] ByItem => byItem ??= cuts.ByItem();

    public bool AreNone => cuts.AreNone;

    public Forecast Of(Forecast before, Outlook outlook)
    {
        if (cuts.AreNone)
        {
            return before;
        }

        var capacities = before.Capacities.Copy();
        foreach (var (item, itemCuts) in ByItem.Index())
        {
            if (itemCuts is not null)
            {
                Change(before, item, itemCuts, outlook, capacities);
            }
        }

        return before.With(capacities);
    }

    private void Change(Forecast before, int item, ItemCuts itemCuts, Outlook outlook, MonthTable capacities)
    {
        var partners = projection.CurrentCapacity.Lines.UnknownOf(item).Length;
        HitCapacity[] lines = [.. itemCuts.Lines.Values.Select(hit => hit.In(outlook.Case, capacities.Months, partners, hopeful))];
        var changed = new ChangedCapacity(projection.CurrentCapacity, before, hopeful, item, itemCuts, lines);
        for (var month = 0; month < capacities.Months; month++)
        {
            if (before.IsKnown(item, month) && changed.IsHit(month))
            {
                capacities.Row(month)[item] = changed.At(month);
            }
        }
    }
}
