using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Mineral chains: one row for each country's share. A row with only a mineral and its kind states a chain of which no share is
/// known.
/// </summary>
internal sealed class MineralsFile() : CsvFile(
    "minerals.csv", ["mineral", "kind", "stage", "country", "share_percent", "share_basis", "year", .. SourceColumns], EnergyCell.Column, "releasable_to", RetiredCell.Column)
{
    private static readonly string[] OfTheChain = ["kind", EnergyCell.Column, "releasable_to", RetiredCell.Column];

    private static readonly string[] OfAShare = ["stage", "country", "share_percent", "share_basis", "year", .. SourceColumns];

    public override void Read(Row row, ImportDraft draft)
    {
        var mineral = row.Parse<ItemCode>("mineral");
        var kind = row.Word<MineralKind>("kind");
        var former = mineral is null ? null : draft.Of<MineralChain>().Former(mineral.Value);
        var isEnergyIntensive = row.EnergyIntensive(former?.IsEnergyIntensive);
        var (release, retired) = (Releases.OfReference(row, former), row.Retired(former));
        var share = HasShare(row) ? Share(row) : null;
        if (ShareBasis.TryParse(row.Find("share_basis"), out var basis) && basis.Partner is { } partner)
        {
            draft.Known.RequirePartner(row, "share_basis", partner);
        }

        if (mineral is null)
        {
            return;
        }

        if (draft.Known.Items.ContainsKey(mineral))
        {
            row.Fault("mineral", "Is the code of a product or component.");
        }

        draft.Known.Minerals.Add(mineral);
        var group = draft.MineralShares.Join(
            row, mineral.Value, OfTheChain, () => new MineralChain(mineral, kind, release, []) { IsEnergyIntensive = isEnergyIntensive, Retired = retired });
        if (share is not null)
        {
            group.Add(row, (share.Country, share.Comparable), share, "country", "states this country's share of this stage, basis and year");
        }
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        from chain in register.MineralChains
        from share in chain.Shares.DefaultIfEmpty()
        select new Cells
        {
            ["mineral"] = chain.Mineral.Value,
            ["kind"] = Word.Of(chain.Kind),
            ["stage"] = share is null ? null : Word.Of(share.Stage),
            ["country"] = share?.Country.Value,
            ["share_percent"] = Cells.Number(share?.Percent),
            ["share_basis"] = share?.Basis.Value,
            ["year"] = share?.Year is { } year ? Cells.Number(year) : null,
        }.With(share?.Source).WithEnergy(chain.IsEnergyIntensive).With(chain.Release).WithRetired(chain);

    private static bool HasShare(Row row) =>
        OfAShare.Any(column => row.Find(column) is not null);

    private static CountryShare? Share(Row row)
    {
        var stage = row.Word<MineralStage>("stage");
        var country = row.Parse<CountryCode>("country");
        var percent = row.Number("share_percent");
        var basis = row.Parse<ShareBasis>("share_basis");
        var year = row.WholeOrNull("year");
        var source = row.Source();
        return row.Make(
            () => new CountryShare(stage, country!, percent, basis!, year, source!),
            ("percent", "share_percent"), ("year", "year"));
    }
}
