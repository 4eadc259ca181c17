using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.MineralChains;

public sealed class MineralChainResource : ResourceDescription<MineralChain, MineralChainBody>
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
        if (await references.View.Items.Find(record.Mineral.Value, cancellation) is not null)
        {
            references.Refuse(new Fault("/mineral", $"{record.Mineral} is the code of an item.", Fault.Conflict));
        }
    }

    public override Task<IReadOnlyList<string>> Referrers(MineralChain record, RegisterView view, CancellationToken cancellation)
    {
        var about = new RecordFilter { Item = record.Mineral };
        return ResourceDescription.First(
            ResourceDescription.Among(view.Items, "items", about, cancellation),
            ResourceDescription.Among(view.Stocks, "stocks", about, cancellation),
            ResourceDescription.Among(view.Agreements, "agreements", about, cancellation),
            ResourceDescription.Among(view.Scenarios, "scenarios", about, cancellation));
    }
}
