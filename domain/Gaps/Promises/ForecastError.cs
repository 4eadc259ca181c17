using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Promises;

/// <summary>The errors of one item's forecasts in one case, over its scopes and months; units a month.</summary>
/// <param name="Item">The item.</param>
/// <param name="Case">The case.</param>
/// <param name="Count">The number of forecasts that could be compared, at least 1.</param>
/// <param name="Mean">The mean error: more than 0 if the forecasts promised too much.</param>
/// <param name="MeanAbsolute">The mean of the absolute errors.</param>
public sealed record ForecastError(ItemCode Item, ForecastCase Case, int Count, double Mean, double MeanAbsolute)
{
    internal static IEnumerable<ForecastError> Of(IEnumerable<TestedForecast> forecasts) =>
        from forecast in forecasts
        where forecast.Error is not null
        group forecast.Error!.Value by (forecast.Observed.Item, forecast.Case) into errors
        orderby errors.Key.Item, errors.Key.Case
        select new ForecastError(errors.Key.Item, errors.Key.Case, errors.Count(), errors.Average(), errors.Average(Math.Abs));
}
