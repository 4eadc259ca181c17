using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Promises;

/// <summary>A later total of all allies beside the range that the earlier register's trials gave for its product in that month.</summary>
/// <param name="Observed">The baseline.</param>
/// <param name="Range">The range in the central reading, units a month.</param>
/// <param name="Path">What the goal's path asked for in that month, units a month.</param>
/// <param name="OnPath">The trials in which that much is made, in the central reading.</param>
public sealed record TestedRange(Baseline Observed, MonthQuantiles Range, double Path, Frequency OnPath)
{
    /// <summary>Whether the total is what the path asked for, up to rounding.</summary>
    public bool IsOnPath => Observed.Lowest >= Path * (1 - Reached.Tolerance);

    /// <summary>Whether the total lies within the range of eight in ten trials, edges included, up to rounding.</summary>
    public bool IsInside =>
        Observed.Lowest is var units
        && units >= Range.P10 * (1 - Reached.Tolerance) && units <= Range.P90 * (1 + Reached.Tolerance);

    /// <summary>
    /// The compared totals that trials cover: those of all allies, for products with a target, in the goal's months. Trials give no partner's part,
    /// and no capacity of a component.
    /// </summary>
    internal static IEnumerable<TestedRange> Of(Register then, Month asOfThen, IEnumerable<TestedForecast> forecasts)
    {
        Baseline[] observed = [.. forecasts.Select(forecast => forecast.Observed).Where(baseline => baseline.Scope == Scope.Allied).Distinct()];
        if (observed.Length == 0 || Projection.Of(then, asOfThen) is not { } projection)
        {
            return [];
        }

        var products = MonteCarlo.Run(projection, ChanceModel.For(then, asOfThen)).Families.SelectMany(family => family.Products).ToList();
        return
            from baseline in observed
            from product in products
            where product.Product == baseline.Item
            from month in product.Chances.Central.Months.Zip(product.Chances.Central.OnPath)
            where month.First.Month == baseline.AsOf!.Month
            let goal = projection.Goals[Array.IndexOf([.. projection.Explosion.Products], projection.Items.Find(baseline.Item)!.Value)]!
            select new TestedRange(baseline, month.First, goal.PathAt(projection.Horizon.IndexOf(month.First.Month)), month.Second);
    }
}
