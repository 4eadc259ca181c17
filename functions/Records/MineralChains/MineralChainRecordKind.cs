using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.Records.MineralChains;

/// <summary>Critical minerals and materials, with the countries that mine, refine and make them.</summary>
public sealed class MineralChainRecordKind()
    : RecordKind<MineralChain, MineralChainBody>("mineral-chain", "mineral-chains", Partitioning.Reference<ItemCode>("mineral-chains"), () => new MineralChainBodyValidator())
{
    public override string IdProperty => "mineral";

    public override IReadOnlyList<string> Filters => FilterReader.ByItem;

    public override StatusFilter Status => StatusFilter.OfWord<MineralKind>("kind");

    public override string? IdOf(MineralChainBody body) => body.Mineral;

    public override MineralChainBody WithId(MineralChainBody body, string id) => body with { Mineral = id };

    public override MineralChainBody Example { get; } = new()
    {
        Mineral = "antimony",
        Kind = "mineral",
        Shares =
        [
            new() { Stage = "extraction", Country = "CHN", SharePercent = 48, Basis = "world", Year = 2023, Source = SourceBody.Example },
            new() { Stage = "refining", Country = "CHN", SharePercent = 70.5, Basis = "world", Year = 2023, Source = SourceBody.Example },
        ],
        EnergyIntensive = true,
        ReleasableTo = ["POL", "NATO"],
    };

    protected override MineralChainBody Upcast(MineralChainBody stored) => OlderMineralChain.Upcast(stored);

    protected override IEnumerable<(string Column, string? Value)> Columns(MineralChain record) => [];

    protected override async Task CheckNames(MineralChainBody body, References references, CancellationToken cancellation)
    {
        await references.Release(body.ReleasableTo, cancellation);
        foreach (var (pointer, basis) in References.Sound<ShareBasis>(References.Each("/shares", "/basis", body.Shares, share => share.Basis)))
        {
            await references.Partner(pointer, basis.Partner?.Value, cancellation);
        }
    }

    protected override async Task Check(MineralChain record, MineralChain? former, References references, CancellationToken cancellation)
    {
        if (await references.View.Of<Item>().Find(record.Mineral.Value, cancellation) is not null)
        {
            references.Refuse(new BodyFault("/mineral", $"{record.Mineral} is the code of an item.", BodyFault.Conflict));
        }
    }
}
