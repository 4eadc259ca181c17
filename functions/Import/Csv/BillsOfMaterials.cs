using CoProduction.Registry.Items;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The bills of materials that an import states.</summary>
internal sealed class BillsOfMaterials
{
    private readonly Dictionary<ItemCode, Dictionary<ItemCode, (Row Row, MaterialLine? Material)>> bills = [];

    public void Add(Row row, ItemCode parent, ItemCode child, MaterialLine? material)
    {
        if (parent == child)
        {
            row.Fault("child_code", new BillOfMaterialsCycleException([parent, child]).Message);
            return;
        }

        if (!bills.TryGetValue(parent, out var bill))
        {
            bills.Add(parent, bill = []);
        }

        if (!bill.TryAdd(child, (row, material)))
        {
            row.Fault("child_code", $"Line {bill[child].Row.Line} names {child} for {parent} already.");
        }
    }

    /// <summary>Gives the items their bills. A cycle is a fault of one row in it.</summary>
    public void Complete(Staged<Item> items)
    {
        foreach (var (parent, bill) in bills)
        {
            if (items.Current(parent.Value) is { } item)
            {
                items.PutPart(item.With([.. bill.Values.Select(line => line.Material).OfType<MaterialLine>()]), BillsFile.FileName);
            }
        }

        if (BillOfMaterials.FindCycle(items.After) is { } cycle)
        {
            var row = cycle.Zip(cycle.Skip(1))
                .Select(step => bills.GetValueOrDefault(step.First)?.GetValueOrDefault(step.Second).Row)
                .OfType<Row>()
                .First();
            row.Fault("child_code", new BillOfMaterialsCycleException(cycle).Message);
        }
    }
}
