using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>
/// Limits the capacities of one outlook by embargoes. A mineral of known capacity keeps the remaining share of that capacity. Everything else keeps
/// that share of its output or use without the embargo; where nothing limits a product, it is taken to make what its goal asks for.
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

        var (outputs, limited) = (new Production(sharing, before.Capacities).Outputs, before.Capacities.Copy());
        var used = new double[limited.Width];
        for (var month = 0; month < limited.Months; month++)
        {
            Use(outputs[month], month, used);
            Limit(limited.Row(month), used, month);
        }

        return before.With(limited);
    }

    /// <summary>What the products use of each item without the embargo.</summary>
    /// <param name="outputs">By product, units a month.</param>
    /// <param name="month">The month.</param>
    /// <param name="used">By item, units a month; overwritten.</param>
    public void Use(ReadOnlySpan<double> outputs, int month, Span<double> used)
    {
        Span<double> made = new double[outputs.Length];
        for (var product = 0; product < made.Length; product++)
        {
            made[product] = double.IsFinite(outputs[product]) ? outputs[product] : projection.Goals.Asked(product, month);
        }

        projection.Explosion.Uses.Use(made, used);
    }

    /// <summary>Limits one month's capacities by what is used without the embargo.</summary>
    /// <param name="capacities">By item, units a month; overwritten.</param>
    /// <param name="used">By item, units a month.</param>
    /// <param name="month">The month.</param>
    public void Limit(Span<double> capacities, ReadOnlySpan<double> used, int month)
    {
        foreach (var (item, left) in limits.Left)
        {
            var (capacity, share) = (capacities[item], left[month]);
            var supplied = IsMineral(item) && Capacity.IsNumber(capacity) ? capacity : used[item];
            if (share < 1 && (supplied > 0 || Capacity.IsNumber(capacity)))
            {
                capacities[item] = Math.Min(capacity, share * supplied);
            }
        }
    }

    private bool IsMineral(int item) => projection.Items.RecordOf(item) is null;
}
