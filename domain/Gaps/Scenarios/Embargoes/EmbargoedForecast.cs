using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios.Effects;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>
/// Limits the capacities of one case by embargoes. A mineral of known capacity keeps the remaining share of that capacity. Everything else keeps that
/// share of its output or use without the embargo.
/// </summary>
internal sealed class EmbargoedForecast(Projection projection, EmbargoLimits limits)
{
    /// <param name="before">The capacities without the embargo.</param>
    /// <param name="sharing">Shares the capacities among the products.</param>
    public Forecast Of(Forecast before, Sharing sharing)
    {
        if (limits.AreNone)
        {
            return before;
        }

        var lower = Limited(before.Lower, sharing, share => share.Lower);
        var isOne = ReferenceEquals(before.Lower, before.Upper) && limits.Left.All(limit => limit.Left.Lower.AsSpan().SequenceEqual(limit.Left.Upper));
        return before.With(lower, isOne ? lower : Limited(before.Upper, sharing, share => share.Upper));
    }

    private MonthTable Limited(MonthTable capacities, Sharing sharing, Func<Share, double[]> at)
    {
        var (used, limited) = (new Production(sharing, capacities).Used, capacities.Copy());
        foreach (var (item, left) in limits.Left)
        {
            for (var month = 0; month < limited.Months; month++)
            {
                var (capacity, share) = (capacities[month, item], at(left)[month]);
                var supplied = IsMineral(item) && double.IsFinite(capacity) ? capacity : used[month, item];
                if (share < 1 && (supplied > 0 || double.IsFinite(capacity)))
                {
                    limited.Row(month)[item] = Math.Min(capacity, share * supplied);
                }
            }
        }

        return limited;
    }

    private bool IsMineral(int item) => projection.Items.RecordOf(item) is null;
}
