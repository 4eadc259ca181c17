using CoProduction.Functions.Records;
using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The bills of materials that an import states.</summary>
/// <param name="areWhole">Whether a material that the rows of a bill leave out goes.</param>
internal sealed class BillsOfMaterials(bool areWhole)
{
    private readonly Dictionary<ItemCode, Dictionary<ItemCode, (Row Row, MaterialLine? Material)>> bills = [];
    private readonly Dictionary<ItemCode, Row> itemRows = [];

    /// <summary>Notes the row that states an item, so that a fault of the item beside the bills is found there.</summary>
    public void Add(Row row, ItemCode item) => itemRows.TryAdd(item, row);

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

    /// <summary>Gives the items their bills and checks them. A cycle is a fault of one row in it.</summary>
    public void Complete(Staged<Item> items, Staged<Factory> factories, Staged<Baseline> baselines)
    {
        foreach (var (parent, bill) in bills)
        {
            if (items.Current(parent.Value) is { } item)
            {
                MaterialLine[] stated = [.. bill.Values.Select(line => line.Material).OfType<MaterialLine>()];
                items.PutPart(item.With(StatedParts.In(item.Materials, stated, line => line.Item, areWhole)), BillsFile.FileName);
            }
        }

        if (BillOfMaterials.FindCycle(items.After) is { } cycle)
        {
            var row = cycle.Zip(cycle.Skip(1))
                .Select(step => RowOf(step.First, step.Second))
                .OfType<Row>()
                .First();
            row.Fault("child_code", new BillOfMaterialsCycleException(cycle).Message);
        }

        CheckUnits(items);
        CheckStatedUnits(items, factories, baselines);
    }

    private Row? RowOf(ItemCode parent, ItemCode child) => bills.GetValueOrDefault(parent)?.GetValueOrDefault(child).Row;

    /// <summary>Checks that an item of the import keeps the units in which registered lines and totals state their rates.</summary>
    private void CheckStatedUnits(Staged<Item> items, Staged<Factory> factories, Staged<Baseline> baselines)
    {
        foreach (var factory in factories.After.Where(factory => factory.HasUnits).OrderBy(factory => factory.Id.Value, StringComparer.Ordinal))
        {
            foreach (var item in factory.Lines.Select(line => line.Item).Distinct())
            {
                if (itemRows.GetValueOrDefault(item) is { IsSound: true } row && items.Current(item.Value) is { } current && StatedUnits.Lost(factory, current) is { } unit)
                {
                    row.Fault(row.Has(UnitsCell.Column) ? UnitsCell.Column : "unit", StatedUnits.Keep($"factories/{factory.Id}", unit));
                }
            }
        }

        foreach (var total in baselines.After.Where(total => total.Quantity.Unit is not null).OrderBy(total => total.Id.Value, StringComparer.Ordinal))
        {
            if (itemRows.GetValueOrDefault(total.Item) is { IsSound: true } row && items.Current(total.Item.Value) is { } current && StatedUnits.Lost(total, current) is { } unit)
            {
                row.Fault(row.Has(UnitsCell.Column) ? UnitsCell.Column : "unit", StatedUnits.Keep($"baselines/{total.Id}", unit));
            }
        }
    }

    /// <summary>
    /// Checks that each quantity is in a unit in which its item is counted. The fault is one of the bill's row, or else of the item's row. A bill
    /// that did not fit before, and of which the import states nothing, stays.
    /// </summary>
    private void CheckUnits(Staged<Item> items)
    {
        foreach (var parent in items.After.OrderBy(item => item.Code))
        {
            foreach (var line in parent.Materials)
            {
                var (bill, own) = (RowOf(parent.Code, line.Item), itemRows.GetValueOrDefault(line.Item));
                if ((bill ?? own) is not { } row || own is { IsSound: false } || items.Current(line.Item.Value)?.UnitFault(line.Unit) is not { } fault)
                {
                    continue;
                }

                row.Fault(
                    bill is null && row.Has(UnitsCell.Column) ? UnitsCell.Column : "unit",
                    bill is null ? $"{parent.Code} states how many {line.Unit} of {line.Item} it needs: keep {line.Unit} as one of its units." : fault);
            }
        }
    }
}
