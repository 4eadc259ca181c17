using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Bills of materials: one row for each material of a product or component. Materials that it does not name stay
/// in the bill, unless the import replaces bills.
/// </summary>
internal sealed class BillsFile() : CsvFile(
    FileName, ["parent_code", "child_code", "child_type", "quantity_per_unit", "unit", .. SourceColumns])
{
    public const string FileName = "bom.csv";

    private const string Mineral = "mineral";

    public override void Read(Row row, ImportDraft draft)
    {
        var parent = row.Parse<ItemCode>("parent_code");
        var child = row.Parse<ItemCode>("child_code");
        var quantity = row.NumberOrNull("quantity_per_unit");
        var unit = row.Text("unit", Wording.Name);
        var source = row.Source();
        if (parent is not null)
        {
            draft.Known.RequireItem(row, "parent_code", parent);
        }

        if (child is not null)
        {
            RequireType(row, draft.Known, child);
        }

        if (parent is null || child is null)
        {
            return;
        }

        var material = row.Make(() => new MaterialLine(child, quantity, unit!, source!), ("quantityPerUnit", "quantity_per_unit"), ("unit", "unit"));
        draft.Bills.Add(row, parent, child, material);
    }

    public override IEnumerable<Cells> Rows(Register register)
    {
        var minerals = register.MineralChains.Select(chain => chain.Mineral).ToHashSet();
        var kinds = register.Items.ToDictionary(item => item.Code, item => item.Kind);
        return
            from item in register.Items
            from material in item.Materials
            select new Cells
            {
                ["parent_code"] = item.Code.Value,
                ["child_code"] = material.Item.Value,
                ["child_type"] = minerals.Contains(material.Item) ? Mineral : Word.Of(kinds.GetValueOrDefault(material.Item, ItemKind.Component)),
                ["quantity_per_unit"] = Cells.Number(material.QuantityPerUnit),
                ["unit"] = material.Unit,
            }.With(material.Source);
    }

    private static void RequireType(Row row, KnownReferences known, ItemCode child)
    {
        var type = known.Minerals.Contains(child) ? Mineral : known.Items.TryGetValue(child, out var kind) ? Word.Of(kind) : null;
        if (type is null)
        {
            row.Fault("child_code", $"Is the code of no component or mineral in the register or in this import.{known.Meant(child)}");
        }
        else if (row.Find("child_type") != type)
        {
            row.Fault("child_type", $"Must be {type}: that is what {child} is.");
        }
    }
}
