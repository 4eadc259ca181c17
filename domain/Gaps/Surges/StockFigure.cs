using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Stocks;

namespace CoProduction.Gaps.Surges;

/// <summary>A stock record whose metric and unit the calculation understands.</summary>
/// <param name="Record">The record.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Value">The value: units in stock, units a day for consumption, days for days of supply.</param>
public sealed record StockFigure(Stock Record, StockMetric Metric, double Value)
{
    /// <summary>The mean length of a month.</summary>
    public const double DaysAMonth = 365.25 / 12;

    /// <summary>The meaning of words of the open vocabulary, and the number of days in a consumption's period.</summary>
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

    /// <returns>Null if the metric is another one, such as a requirement or a ratio, or if the item is not counted in the unit.</returns>
    public static StockFigure? Of(Stock record, Item item)
    {
        if (!Words.TryGetValue(record.Metric.Value, out var word))
        {
            return null;
        }

        var value = word.Metric is StockMetric.OnHand or StockMetric.Consumption ? item.InOwnUnits(record.Value, record.Unit)
            : UnitName.Same(record.Unit, "day") ? record.Value
            : (double?)null;
        return value is { } known ? new StockFigure(record, word.Metric, known / word.Days) : null;
    }

    /// <summary>
    /// The latest figure up to the as-of month. Undated figures give way to all dated ones. Within one month, the better founded figure wins, then
    /// the lower stock or the higher consumption, then the id.
    /// </summary>
    internal static StockFigure? Best(IEnumerable<StockFigure> figures, StockMetric metric, Month asOf) =>
        figures.Where(figure => figure.Metric == metric && !(figure.Record.AsOf?.Month > asOf))
            .OrderByDescending(figure => figure.Record.AsOf?.Month)
            .ThenBy(figure => figure.Record.Source.Confidence)
            .ThenBy(figure => metric == StockMetric.Consumption ? -figure.Value : figure.Value)
            .ThenBy(figure => figure.Record.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();
}
