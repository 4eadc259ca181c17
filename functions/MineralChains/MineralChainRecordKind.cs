using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.MineralChains;

/// <summary>Critical minerals, with the countries that mine and refine them.</summary>
public sealed class MineralChainRecordKind()
    : RecordKind<MineralChain, MineralChainBody>("mineral-chain", "mineral-chains", Partitioning.Reference<ItemCode>("mineral-chains"), () => new MineralChainBodyValidator())
{
    public override string IdProperty => "mineral";

    public override IReadOnlyList<string> Filters => FilterReader.ByItem;

    public override StatusFilter Status => StatusFilter.OfWord<MineralKind>("kind");

    public override string? IdOf(MineralChainBody body) => body.Mineral;

    public override MineralChainBody WithId(MineralChainBody body, string id) => body with { Mineral = id };

    public override MineralChainBody Example => Examples.MineralChain;

    protected override IEnumerable<(string Column, string? Value)> Columns(MineralChain record) => [];

    protected override async Task Check(MineralChain record, MineralChain? former, References references, CancellationToken cancellation)
    {
        await references.Release(record.Release, self: null, cancellation);
        if (await references.View.Items.Find(record.Mineral.Value, cancellation) is not null)
        {
            references.Refuse(new Fault("/mineral", $"{record.Mineral} is the code of an item.", Fault.Conflict));
        }
    }

    protected override Task<IReadOnlyList<string>> Referrers(MineralChain record, RegisterView view, CancellationToken cancellation)
    {
        var about = new RecordFilter { Item = record.Mineral };
        return Referring.First(
            Referring.Among(view.Items, about, cancellation),
            Referring.Among(view.Stocks, about, cancellation),
            Referring.Among(view.Agreements, about, cancellation),
            Referring.Among(view.Scenarios, about, cancellation));
    }
}
