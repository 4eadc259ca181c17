namespace CoProduction.Functions.Import.Csv;

/// <summary>The cell that states whether a shortage of energy affects an item: yes, no, or empty where that is unknown.</summary>
internal static class EnergyCell
{
    public const string Column = "energy_intensive";

    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>What the row states; the former value where the file has no such column.</summary>
    public static bool? EnergyIntensive(this Row row, bool? former)
    {
        if (!row.Has(Column))
        {
            return former;
        }

        switch (row.Find(Column))
        {
            case Yes:
                return true;
            case No:
                return false;
            case null:
                return null;
            default:
                row.Fault(Column, $"Must be {Yes} or {No}, or empty if that is unknown.");
                return null;
        }
    }

    public static Cells WithEnergy(this Cells cells, bool? isEnergyIntensive) =>
        cells.With(Column, isEnergyIntensive switch { true => Yes, false => No, null => null }, isEnergyIntensive is not null);
}
