using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Expansions: one row for each. The file states all expansions of each factory that it names; other factories keep theirs. Several
/// rows of one line can be alternatives; nothing here adds them up.
/// </summary>
internal sealed class ExpansionsFile() : CsvFile(
    FileName,
    ["factory_id", "effective_date", "new_rate_per_month", "delta_per_month", "funding_status", "date_precision", .. SourceColumns],
    "item_code", "stage", "id", "ramp_months", "history")
{
    public const string FileName = "expansions.csv";

    // Stands for an expansion's id, which depends on its neighbours, until all rows are read.
    private static readonly Keyword Unnamed = Parsed.As<Keyword>("unnamed");

    public override void Read(Row row, ImportDraft draft)
    {
        var factory = row.Parse<SiteId>("factory_id");
        var item = row.ParseOrNull<ItemCode>("item_code");
        var stage = row.ParseOrNull<Keyword>("stage");
        var id = row.ParseOrNull<Keyword>("id");
        var effective = row.Parse<Month>("effective_date");
        var newRate = row.Amount("new_rate_per_month", units => new MonthlyRate(units));
        var added = row.Amount("delta_per_month", units => new MonthlyRate(units));
        var ramp = row.WholeOrNull("ramp_months") ?? 0;
        var funding = row.Word<ExpansionStage>("funding_status");
        var precision = row.Word<DatePrecision>("date_precision");
        var history = HistoryCell.Read(row);
        var source = row.Source();
        var expansion = row.Make(
            () => new Expansion(id ?? Unnamed, effective, newRate, added, ramp, funding, precision, source!, history),
            ("newRate", "new_rate_per_month"), ("addedRate", "delta_per_month"), ("rampMonths", "ramp_months"), ("history", "history"));
        if (factory is not null)
        {
            draft.Expansions.Add(row, factory, item, stage, id, expansion);
        }
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        from factory in register.Factories
        from line in factory.Lines
        let namesakes = factory.Lines.Count(other => other.Item == line.Item)
        let needsIds = NeedsIds(line)
        from expansion in line.Expansions
        select new Cells
        {
            ["factory_id"] = factory.Id.Value,
            ["effective_date"] = expansion.Effective.ToString(),
            ["new_rate_per_month"] = Cells.Number(expansion.NewRate?.Units),
            ["delta_per_month"] = Cells.Number(expansion.AddedRate?.Units),
            ["funding_status"] = Word.Of(expansion.Stage),
            ["date_precision"] = Word.Of(expansion.DatePrecision),
        }
        .With(expansion.Source)
        .With("item_code", line.Item.Value, factory.Lines.Count > 1)
        .With("stage", line.Stage.Value, namesakes > 1)
        .With("id", expansion.Id.Value, needsIds)
        .With("ramp_months", Cells.Number(expansion.RampMonths), expansion.RampMonths > 0)
        .With("history", HistoryCell.Of(expansion.History), expansion.History.Count > 0);

    // Without ids, the rows of a line would be numbered in the order of what they promise, and equal rows would be refused.
    private static bool NeedsIds(Line line) =>
        !line.Expansions.SequenceEqual(ExpansionIds.InOrder(line.Expansions, expansion => expansion))
        || line.Expansions.Index().Any(place => place.Item.Id.Value != ExpansionIds.Of(place.Index + 1).Value)
        || line.Expansions.DistinctBy(ExpansionIds.Promise).Count() < line.Expansions.Count;
}
