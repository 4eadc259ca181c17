using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Effects;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>What would be made of each item without some groups of makers: how much of an item a group makes.</summary>
/// <remarks>
/// It is what is stated of each maker, with the plans of the case and after the scenario's other changes: unstated growth is not counted, so that it is
/// spread over the makers as the stated capacity is. What today's products need of an item without a known maker is made where those products are.
/// </remarks>
internal sealed class RemainingMakers
{
    private readonly Projection projection;
    private readonly Outlook stated;
    private readonly CapacityChange[] cuts;
    private readonly AddedCapacity[] additions;
    private readonly MakerGroups groups;
    private readonly Forecast forecast;
    private readonly bool hopeful;
    private readonly Dictionary<string, MonthTable> byGone = new(StringComparer.Ordinal);
    private MonthTable? all;

    /// <param name="projection">The projection.</param>
    /// <param name="changes">The changes; embargoes are left aside.</param>
    /// <param name="groups">The groups of makers.</param>
    /// <param name="outlook">The outlook.</param>
    public RemainingMakers(Projection projection, IReadOnlyList<ScenarioChange> changes, MakerGroups groups, Outlook outlook)
    {
        (this.projection, this.groups) = (projection, groups);
        (cuts, additions) = ([.. changes.OfType<CapacityChange>()], [.. changes.OfType<AddedCapacity>()]);
        stated = outlook with { Reading = Reading.Floor };
        hopeful = outlook.Reading.IsHopeful();
        forecast = new Forecast(projection.CurrentCapacity, stated);
    }

    /// <summary>What all make together, units a month; infinite if it is unknown.</summary>
    public MonthTable All => all ??= Of(new bool[groups.Count]);

    /// <summary>What is made by item and month without some groups; never more than with them.</summary>
    /// <param name="gone">By group, whether it makes nothing.</param>
    public MonthTable Without(bool[] gone)
    {
        var key = string.Concat(gone.Select(each => each ? '1' : '0'));
        if (!byGone.TryGetValue(key, out var left))
        {
            byGone[key] = left = Of(gone);
        }

        return left;
    }

    private MonthTable Of(bool[] gone)
    {
        ScenarioChange[] changes = [.. cuts, .. additions, new Gone(groups, gone, new MonthRange(projection.Horizon.First, null, null))];
        var changed = new ChangedForecast(projection, changes, hopeful);
        var current = projection.CurrentCapacity;
        var made = gone[MakerGroups.OfUnknownPlace]
            ? Less(changed.Of(forecast, stated).Capacities, changed, (item, month) => current.Unattributed(item).OfAllied(month))
            : changed.Of(forecast, stated).Capacities;
        return all is null ? made : Less(made, changed, (item, month) => current.Implied(item, month) * (1 - NeededOf(item, month, all, made)));
    }

    /// <summary>Takes away output without a known maker, as far as the scenario's other changes leave it.</summary>
    private static MonthTable Less(MonthTable made, ChangedForecast changed, Func<int, int, double> lost)
    {
        var left = made.Copy();
        for (var month = 0; month < left.Months; month++)
        {
            for (var item = 0; item < left.Width; item++)
            {
                if (Capacity.IsNumber(made[month, item]))
                {
                    var remaining = changed.ByItem[item]?.OfNobodyKnown?[month] ?? 1;
                    left.Row(month)[item] = Math.Max(0, made[month, item] - (lost(item, month) * remaining));
                }
            }
        }

        return left;
    }

    /// <summary>The share of what the products need of an item that the remaining products do.</summary>
    private double NeededOf(int item, int month, MonthTable before, MonthTable remaining)
    {
        var (needed, left) = (0.0, 0.0);
        foreach (var user in projection.Explosion.Uses.UsersOf(item))
        {
            var product = projection.Explosion.Products[user.Product];
            if (product != item && Capacity.IsNumber(before[month, product]))
            {
                needed += user.Quantity * before[month, product];
                left += user.Quantity * Math.Min(before[month, product], remaining[month, product]);
            }
        }

        return needed > 0 ? left / needed : 1;
    }

    /// <summary>Some groups of makers make nothing. What cannot be placed is taken away afterwards, as far as it is not placed with the products.</summary>
    private sealed record Gone(MakerGroups Groups, bool[] Of, MonthRange Always) : CapacityChange(Always)
    {
        public override ChangeKind Kind => ChangeKind.Outage;

        public override Selection Names => Selection.All;

        internal override double Left => 0;

        internal override Hit HitOf(Holder holder, ItemTraits item) =>
            holder is not Holder.OfNobodyKnown && Of[Groups.Of(holder)] ? Hit.Yes : Hit.No;
    }
}
