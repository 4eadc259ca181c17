using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Stocks;

public sealed class StockResource : ResourceDescription<Stock, StockBody>
{
    public override string Path => "stocks";

    public override string IdProperty => "id";

    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfKeyword("metric");

    public override string? IdOf(StockBody body) => body.Id;

    public override StockBody WithId(StockBody body, string id) => body with { Id = id };

    public override bool CanBeId(string text) => RecordId.TryParse(text, out _);

    public override async Task Check(Stock record, Stock? former, References references, CancellationToken cancellation)
    {
        await references.Scopes([("/scope", record.Scope)], cancellation);
        await references.ItemsOrMinerals([("/item", record.Item)], cancellation);
        await references.Release(record.Release, self: null, cancellation);
    }
}
