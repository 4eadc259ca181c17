using CoProduction.Functions.Store;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Records.Stocks;

/// <summary>Published figures about stocks and their use.</summary>
public sealed class StockRecordKind()
    : RecordKind<Stock, StockBody>("stock", "stocks", Partitioning.ByScope, () => new StockBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfKeyword("metric");

    public override string? IdOf(StockBody body) => body.Id;

    public override StockBody WithId(StockBody body, string id) => body with { Id = id };

    public override StockBody Example { get; } = new()
    {
        Id = "pol-primer-days",
        Item = "155-PRIMER",
        Scope = "POL",
        Metric = "days_of_supply",
        Value = 21,
        Unit = "days",
        AsOf = "2025-07-20",
        Source = SourceBody.Example,
        ReleasableTo = ["POL", "NATO"],
    };

    protected override bool DerivesId => true;

    protected override IEnumerable<(string Column, string? Value)> Columns(Stock record) =>
    [
        ("Item", record.Item.Value),
        ("Scope", record.Scope.Value),
        ("AsOf", record.AsOf?.Text),
    ];

    protected override async Task CheckNames(StockBody body, References references, CancellationToken cancellation)
    {
        await references.Scopes([("/scope", body.Scope)], cancellation);
        await references.ItemsOrMinerals([("/item", body.Item)], cancellation);
        await references.Release(body.ReleasableTo, cancellation);
    }
}
