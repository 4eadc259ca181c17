using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Promises;

/// <summary>A later total of all allies beside what the trials of the earlier register said that its product would make in that month.</summary>
/// <param name="Observed">The baseline.</param>
/// <param name="Range">Units a month.</param>
public sealed record TestedRange(Baseline Observed, MonthQuantiles Range)
{
    /// <summary>Whether it lies where eight of ten trials lie, or at the edge, but for rounding.</summary>
    public bool IsInside =>
        Observed.Rate.Monthly.Units is var units
        && units >= Range.P10 * (1 - Reached.Tolerance) && units <= Range.P90 * (1 + Reached.Tolerance);

    /// <summary>
    /// Of the totals that are held against forecasts, those of all allies, of products of which something is asked, in the goal's
    /// months: trials tell no partner's part, and of a component not what could be made.
    /// </summary>
    internal static IEnumerable<TestedRange> Of(Register then, Month asOfThen, IEnumerable<TestedForecast> forecasts)
    {
        Baseline[] observed = [.. forecasts.Select(forecast => forecast.Observed).Where(baseline => baseline.Scope == Scope.Allied).Distinct()];
        if (observed.Length == 0 || Projection.Of(then, asOfThen) is not { } projection)
        {
            return [];
        }

        var products = MonteCarlo.Run(projection, ChanceModel.For(then)).Families.SelectMany(family => family.Products).ToList();
        return
            from baseline in observed
            from product in products
            where product.Product == baseline.Item
            from range in product.Months
            where range.Month == baseline.AsOf!.Month
            select new TestedRange(baseline, range);
    }
}
