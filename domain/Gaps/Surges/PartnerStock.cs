using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Gaps.Surges;

/// <summary>The registered figures about one partner's stock of one product and its consumption.</summary>
internal sealed class PartnerStock
{
    private readonly StockFigure? onHand;
    private readonly StockFigure? consumption;
    private readonly StockFigure? days;

    /// <param name="product">The product.</param>
    /// <param name="records">All records of the product and one partner; at least one.</param>
    /// <param name="asOf">The as-of month. Later records do not count.</param>
    public PartnerStock(Item product, IReadOnlyList<Stock> records, Month asOf)
    {
        Partner = records[0].Scope.Partner!;
        var figures = records.Select(record => StockFigure.Of(record, product)).OfType<StockFigure>().ToList();
        onHand = StockFigure.Best(figures, StockMetric.OnHand, asOf);
        consumption = StockFigure.Best(figures, StockMetric.Consumption, asOf);
        days = StockFigure.Best(figures, StockMetric.DaysOfSupply, asOf) ?? StockFigure.Best(figures, StockMetric.FewerDaysOfSupply, asOf);
        Figures = [.. new[] { onHand, onHand is null || consumption is null ? days : null, consumption }.OfType<StockFigure>()];
        Unread = [.. records.Except(Figures.Select(figure => figure.Record))];
    }

    public CountryCode Partner { get; }

    /// <summary>Units in stock; null if unknown.</summary>
    public double? Units => onHand?.Value ?? (days?.Value * consumption?.Value);

    /// <summary>Units used a day, without a surge; null if unknown.</summary>
    public double? UsedADay => consumption?.Value;

    /// <summary>Days that the stock lasts without production and surge; infinite if nothing is used; null if unknown.</summary>
    public double? Days =>
        onHand is not null && consumption is not null ? (consumption.Value > 0 ? onHand.Value / consumption.Value : double.PositiveInfinity)
        : days?.Value;

    /// <summary>Whether the stock is known only by an upper limit.</summary>
    public bool IsAtMost => Figures.Any(figure => figure.Metric == StockMetric.FewerDaysOfSupply);

    public IReadOnlyList<StockFigure> Figures { get; }

    public IReadOnlyList<Stock> Unread { get; }
}
