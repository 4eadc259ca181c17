using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Products or components. <see cref="BillsFile"/> states their materials.</summary>
internal sealed class ItemsFile(string name, ItemKind kind) : CsvFile(
    name,
    kind == ItemKind.Product ? ["code", "name", "family", "unit", "notes"] : ["code", "name", "family", "kind", "unit", "notes"],
    kind == ItemKind.Product
        ? [UnitsCell.Column, EnergyCell.Column, Succession.Column, "releasable_to", RetiredCell.Column]
        : [UnitsCell.Column, EnergyCell.Column, "releasable_to", RetiredCell.Column])
{
    public override void Read(Row row, ImportDraft draft)
    {
        var items = draft.Of<Item>();
        var code = row.Parse<ItemCode>("code");
        var title = row.Text("name", Wording.Name);
        var family = row.Parse<Family>("family");
        var unit = row.Text("unit", Wording.Name);
        var notes = row.TextOrNull("notes", Wording.Notes);
        if (kind == ItemKind.Component && row.Find("kind") != Word.Of(ItemKind.Component))
        {
            row.Fault("kind", $"Must be {Word.Of(ItemKind.Component)}; products are in products.csv, minerals in minerals.csv.");
        }

        if (code is null || !items.Claim(row, "code", code.Value))
        {
            return;
        }

        draft.Known.Items[code] = kind;
        draft.Bills.Add(row, code);
        var former = items.Former(code.Value);
        var otherUnits = row.OtherUnits(former?.OtherUnits ?? []);
        var isEnergyIntensive = row.EnergyIntensive(former?.IsEnergyIntensive);
        var successor = row.Has(Succession.Column) ? row.ParseOrNull<ItemCode>(Succession.Column) : kind == ItemKind.Product ? former?.SucceededBy : null;
        draft.Succession.Add(row, code, successor);
        var (release, retired) = (Releases.OfReference(row, former), row.Retired(former));
        items.Put(row.Make(
            () => new Item(code, title!, kind, family!, unit!, notes, release, former?.Materials ?? [])
            {
                OtherUnits = otherUnits,
                IsEnergyIntensive = isEnergyIntensive,
                SucceededBy = successor,
                Retired = retired,
            },
            ("name", "name"), ("unit", "unit"), ("notes", "notes"), ("otherUnits", row.Has(UnitsCell.Column) ? UnitsCell.Column : "unit"), ("succeededBy", Succession.Column)));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        register.Items.Where(item => item.Kind == kind).Select(item => new Cells
        {
            ["code"] = item.Code.Value,
            ["name"] = item.Name,
            ["family"] = item.Family.Value,
            ["kind"] = Word.Of(item.Kind),
            ["unit"] = item.Unit,
            ["notes"] = item.Notes,
        }.With(item.OtherUnits).WithEnergy(item.IsEnergyIntensive).With(Succession.Column, item.SucceededBy?.Value, item.SucceededBy is not null).With(item.Release).WithRetired(item));
}
