using CoProduction.Functions.Records;
using CoProduction.Functions.Records.Factories;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The cell that states on which day a record was retired; empty if it is current.</summary>
internal static class RetiredCell
{
    public const string Column = "retired";

    /// <summary>What the row states; what is registered where the file has no such column.</summary>
    public static DateOnly? Retired(this Row row, IRetirable? former)
    {
        if (!row.Has(Column))
        {
            return former?.Retired;
        }

        var text = row.Find(Column);
        var day = RetiredDay.Find(text);
        if (text is not null && day is null)
        {
            row.Fault(Column, PlanDay.Rule);
        }

        return day;
    }

    public static Cells WithRetired(this Cells cells, IRetirable record) => cells.With(Column, RetiredDay.Of(record), record.Retired is not null);
}
