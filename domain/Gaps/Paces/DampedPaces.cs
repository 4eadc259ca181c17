using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Paces;

/// <summary>By item, how many times its unstated part has become what it was, month by month, at the pace that was observed.</summary>
/// <remarks>
/// Growth is damped (Gardner and McKenzie, "Forecasting Trends in Time Series", Management Science 31, 1985): in the k-th year each month grows by the
/// logarithm of the pace times <see cref="Damping"/> to the k-th power, over 12. It counts from the last observed month, or the goal's first if that is later.
/// </remarks>
public sealed class DampedPaces
{
    /// <summary>What is left of a year's growth in the next year.</summary>
    public const double Damping = 0.85;

    private readonly ItemIndex items;
    private readonly Horizon horizon;
    private readonly int[] starts;
    private readonly MonthTable damped;
    private readonly MonthTable supposed;
    private readonly double[] logGrowth;

    internal DampedPaces(Register register, ItemIndex items, Horizon horizon, Observations observations, RegisteredLines lines, Month asOf)
    {
        (this.items, this.horizon) = (items, horizon);
        Observed = ObservedPaces.Of(register, asOf);
        var goalStarts = new GoalStarts(register, items, horizon);
        starts = [.. Enumerable.Range(0, items.Count).Select(item => Math.Clamp(
            Math.Max(LastObserved(item, observations, lines) ?? int.MinValue, horizon.IndexOf(goalStarts.Of(item))), 0, horizon.Months - 1))];
        logGrowth = [.. Enumerable.Range(0, items.Count).Select(item => Observed.LogGrowthOf(items.RecordOf(item)?.Family))];
        (damped, supposed) = Tables([], asOf);
    }

    private DampedPaces(DampedPaces before, IReadOnlyList<SupposedPace> changes, Month asOf)
    {
        (items, horizon, starts, logGrowth, Observed) = (before.items, before.horizon, before.starts, before.logGrowth, before.Observed);
        (damped, supposed) = Tables(changes, asOf);
    }

    /// <summary>The paces of which these are made.</summary>
    public ObservedPaces Observed { get; }

    /// <summary>The month of the horizon from which an item's growth counts: that of its last observation, or the goal's first if that is later.</summary>
    /// <remarks>An item without an observed total counts from the last statement of what its lines make.</remarks>
    public int StartOf(int item) => starts[item];

    /// <summary>The logarithm of the growth a year at which an item's unstated part grows, before damping.</summary>
    public double LogGrowthOf(int item) => logGrowth[item];

    /// <summary>By item, the damped years of growth up to a month: what the logarithm of the growth a year is multiplied by.</summary>
    public ReadOnlySpan<double> YearsBy(int month) => damped[month];

    /// <summary>By item, the logarithm of the growth up to a month that a scenario supposes instead of the observed pace.</summary>
    public ReadOnlySpan<double> SupposedBy(int month) => supposed[month];

    /// <summary>How many times what it was in its first month an item's unstated part is in a month of the horizon; at least 1.</summary>
    public double Multiple(int item, int month) => Math.Max(1, PortableMath.Exp((logGrowth[item] * damped[month, item]) + supposed[month, item]));

    /// <summary>These paces under a scenario's changes.</summary>
    internal DampedPaces Under(IReadOnlyList<SupposedPace> changes, Month asOf) => changes.Count == 0 ? this : new DampedPaces(this, changes, asOf);

    /// <summary>The last month of the horizon in which an item was observed, or stated to be made if no total of it is observed; null if neither ever was.</summary>
    private int? LastObserved(int item, Observations observations, RegisteredLines lines)
    {
        var totals = observations.Of(items[item]);
        return totals.Count > 0
            ? totals.Values.Max(each => each[^1].At)
            : lines.Of(item).Max(line => line.Current is not null && line.Latest(Measure.Output)?.Period is { } period ? horizon.IndexOf(period.Month) : (int?)null);
    }

    private (MonthTable Damped, MonthTable Supposed) Tables(IReadOnlyList<SupposedPace> changes, Month asOf)
    {
        var (years, instead) = (new MonthTable(horizon.Months, items.Count), new MonthTable(horizon.Months, items.Count));
        for (var item = 0; item < items.Count; item++)
        {
            SupposedPace[] own = [.. changes.Where(change => change.Of.HasItem(new ItemTraits(items[item], items.RecordOf(item)?.Family, false)))];
            var weight = 1.0;
            for (var month = starts[item] + 1; month < horizon.Months; month++)
            {
                weight *= (month - starts[item] - 1) % 12 == 0 ? Damping : 1;
                var at = horizon.At(month);
                double? pace = own.Where(change => change.During.Covers(at, asOf)).Min(change => (double?)change.PercentPerYear);
                years.Row(month)[item] = years[month - 1, item] + (pace is null ? weight / 12 : 0);
                instead.Row(month)[item] = instead[month - 1, item] + (pace is { } percent ? PortableMath.Log(1 + (percent / 100)) / 12 : 0);
            }
        }

        return (years, instead);
    }
}
