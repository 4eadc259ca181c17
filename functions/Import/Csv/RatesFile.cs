using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Rates: one row for each figure that a source gives of a line's output, capacity or surge. Each row adds a statement, or replaces the one with its measure,
/// period and source; others stay.
/// </summary>
internal sealed class RatesFile() : CsvFile(
    "rates.csv", ["factory_id", "measure", "low", "high", "per", "period"], [.. LineColumns.All, "unit", .. SourceColumns])
{
    public override void Read(Row row, ImportDraft draft)
    {
        var factory = row.Parse<SiteId>("factory_id");
        var item = row.ParseOrNull<ItemCode>("item_code");
        var stage = row.ParseOrNull<Keyword>("stage");
        var measure = row.Word<Measure>("measure");
        var low = row.Number("low");
        var high = row.NumberOrNull("high");
        Per? per = row.Find("per") is null ? null : row.Word<Per>("per");
        var period = row.ParseOrNull<Period>("period");
        var unit = row.TextOrNull("unit", Wording.Name);
        var source = row.Find("source") is null ? null : row.Source();
        var statement = row.Make(
            () => new Statement(measure, new Quantity(low, high, per, unit), period, source), ("low", "low"), ("high", "high"), ("period", "period"));
        if (factory is not null)
        {
            draft.Statements.Add(row, factory, item, stage, statement);
        }
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        from factory in register.Factories
        from line in factory.Lines
        where !RateCells.Suffice(line)
        from rate in line.Rates
        select new Cells
        {
            ["measure"] = Word.Of(rate.Measure),
            ["low"] = Cells.Number(rate.Quantity.Low),
            ["high"] = Cells.Number(rate.Quantity.High),
            ["per"] = rate.Quantity.Per is { } per ? Word.Of(per) : null,
            ["period"] = rate.Period?.Text,
        }
            .Naming(factory, line)
            .With("unit", rate.Quantity.Unit, rate.Quantity.Unit is not null)
            .With(rate.Source, isNeeded: rate.Source is not null);
}
