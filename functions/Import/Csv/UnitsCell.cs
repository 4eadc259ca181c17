using System.Globalization;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The cell that states the other units of an item, such as <c>charge=5;pallet=360</c>; empty where it has none.</summary>
internal static class UnitsCell
{
    public const string Column = "other_units";

    /// <summary>What the row states; the former units where the file has no such column.</summary>
    public static IReadOnlyList<ItemUnit> OtherUnits(this Row row, IReadOnlyList<ItemUnit> former) =>
        row.Has(Column) ? [.. ListCell.Split(row.Find(Column)).Select(text => Unit(row, text)).OfType<ItemUnit>()] : former;

    public static Cells With(this Cells cells, IReadOnlyList<ItemUnit> units) =>
        cells.With(Column, ListCell.Of(units.Select(unit => $"{unit.Name}={Cells.Number(unit.OwnUnits)}")), units.Count > 0);

    // The number has no equals sign, so the last one ends the name.
    private static ItemUnit? Unit(Row row, string text)
    {
        ItemUnit? unit = null;
        var end = text.LastIndexOf('=');
        if (end < 0 || !double.TryParse(text[(end + 1)..], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var ownUnits))
        {
            row.Fault(Column, "Must be names of units with how many of the item's own unit each is, such as charge=5;pallet=360.");
        }
        else
        {
            row.Try(() => unit = new ItemUnit(text[..end], ownUnits), _ => Column);
        }

        return unit;
    }
}
