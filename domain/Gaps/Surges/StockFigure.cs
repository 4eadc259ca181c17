using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Stocks;

namespace CoProduction.Gaps.Surges;

/// <summary>A stock record whose metric and unit the calculation understands.</summary>
/// <param name="Record">The record.</param>
/// <param name="Metric">What it says.</param>
/// <param name="Value">Units; of consumption units a day; of days of supply days.</param>
public sealed record StockFigure(Stock Record, StockMetric Metric, double Value)
{
    /// <summary>The mean length of a month.</summary>
    public const double DaysAMonth = 365.25 / 12;

    /// <summary>What words of the open vocabulary mean, and how many days are in the time of a consumption.</summary>
    private static readonly Dictionary<string, (StockMetric Metric, double Days)> Words = new(StringComparer.Ordinal)
    {
        ["stock"] = (StockMetric.OnHand, 1),
        ["stock_total"] = (StockMetric.OnHand, 1),
        ["on_hand"] = (StockMetric.OnHand, 1),
        ["consumption_per_day"] = (StockMetric.Consumption, 1),
        ["consumption_per_month"] = (StockMetric.Consumption, DaysAMonth),
        ["consumption_per_year"] = (StockMetric.Consumption, 12 * DaysAMonth),
        ["days_of_supply"] = (StockMetric.DaysOfSupply, 1),
        ["days_of_supply_lt"] = (StockMetric.FewerDaysOfSupply, 1),
    };

    /// <returns>Null where the metric is another one, such as a requirement or a ratio, or the unit is not what the item is counted in.</returns>
    public static StockFigure? Of(Stock record, Item item)
    {
        if (!Words.TryGetValue(record.Metric.Value, out var word))
        {
            return null;
        }

        var unit = word.Metric is StockMetric.OnHand or StockMetric.Consumption ? item.Unit : "day";
        return Names(record.Unit, unit) ? new StockFigure(record, word.Metric, record.Value / word.Days) : null;
    }

    /// <summary>
    /// Of several the latest, none of them after the as-of month; undated ones before all others; of one month the better founded,
    /// then the lower stock or the higher consumption, then by id.
    /// </summary>
    internal static StockFigure? Best(IEnumerable<StockFigure> figures, StockMetric metric, Month asOf) =>
        figures.Where(figure => figure.Metric == metric && !(figure.Record.AsOf?.Month > asOf))
            .OrderByDescending(figure => figure.Record.AsOf?.Month)
            .ThenBy(figure => figure.Record.Source.Confidence)
            .ThenBy(figure => metric == StockMetric.Consumption ? -figure.Value : figure.Value)
            .ThenBy(figure => figure.Record.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool Names(string text, string unit) =>
        string.Equals(text, unit, StringComparison.OrdinalIgnoreCase) || string.Equals(text, unit + "s", StringComparison.OrdinalIgnoreCase);
}
