using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Stocks;

/// <summary>A figure about a stock in JSON.</summary>
public sealed record StockBody : IBody<StockBody, Stock>
{
    /// <summary>Begins with the scope; absent, it is made of scope, item, metric and date.</summary>
    public string? Id { get; init; }

    public string? Item { get; init; }

    public string? Scope { get; init; }

    /// <summary>days_of_supply, consumption_per_month, …</summary>
    public string? Metric { get; init; }

    public double? Value { get; init; }

    public string? Unit { get; init; }

    public string? AsOf { get; init; }

    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static StockBody From(Stock record) => new()
    {
        Id = record.Id.Value,
        Item = record.Item.Value,
        Scope = record.Scope.Value,
        Metric = record.Metric.Value,
        Value = record.Value,
        Unit = record.Unit,
        AsOf = record.AsOf?.Text,
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Stock ToRecord()
    {
        var (scope, item, metric) = (Parsed.As<Scope>(Scope), Parsed.As<ItemCode>(Item), Parsed.As<Keyword>(Metric));
        var asOf = Parsed.OrNull<PartialDate>(AsOf);
        return new Stock(
            Parsed.OrNull<RecordId>(Id) ?? Stock.IdOf(scope, item, metric, asOf),
            item,
            scope,
            metric,
            Value!.Value,
            Unit!,
            asOf,
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource());
    }
}
