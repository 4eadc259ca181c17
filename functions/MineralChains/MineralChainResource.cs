using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.MineralChains;

public sealed class MineralChainResource(
    IRegistry<Item> items, IRegistry<Agreement> agreements, IRegistry<Stock> stocks) : ResourceDescription<MineralChain, MineralChainBody>
{
    public override string Path => "mineral-chains";

    public override string IdProperty => "mineral";

    public override IReadOnlyList<string> Filters => FilterReader.ByItem;

    public override StatusFilter Status => StatusFilter.OfWord<MineralKind>("kind");

    public override string? IdOf(MineralChainBody body) => body.Mineral;

    public override MineralChainBody WithId(MineralChainBody body, string id) => body with { Mineral = id };

    public override bool CanBeId(string text) => ItemCode.TryParse(text, out _);

    public override async Task Check(MineralChain record, MineralChain? former, References references, CancellationToken cancellation)
    {
        await references.Release(record.Release, self: null, cancellation);
        if (await items.Find(record.Mineral.Value, cancellation) is not null)
        {
            references.Refuse(new Fault("/mineral", $"{record.Mineral} is the code of an item.", Fault.Conflict));
        }
    }

    public override Task<IReadOnlyList<string>> Referrers(MineralChain record, CancellationToken cancellation)
    {
        var about = new RecordFilter { Item = record.Mineral };
        return ResourceDescription.First(
            ResourceDescription.Among(items, "items", about, cancellation),
            ResourceDescription.Among(stocks, "stocks", about, cancellation),
            ResourceDescription.Among(agreements, "agreements", about, cancellation));
    }
}
