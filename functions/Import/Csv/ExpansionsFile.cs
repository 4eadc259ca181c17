using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Expansions: one row for each. The file states all expansions of each factory that it names; other factories keep theirs. Several
/// rows of one line can be alternatives; nothing here adds them up. A row with the funding status <c>none-planned</c> states that nothing
/// further is planned for a line, and who says so.
/// </summary>
internal sealed class ExpansionsFile() : CsvFile(
    FileName,
    ["factory_id", "effective_date", "new_rate_per_month", "delta_per_month", "funding_status", "date_precision", .. SourceColumns],
    "item_code", "stage", "id", "ramp_months", "history")
{
    public const string FileName = "expansions.csv";

    private const string NonePlanned = "none-planned";

    private static readonly string[] OfExpansions =
        ["effective_date", "new_rate_per_month", "delta_per_month", "date_precision", "id", "ramp_months", "history"];

    // Stands for an expansion's id, which depends on its neighbours, until all rows are read.
    private static readonly Keyword Unnamed = Parsed.As<Keyword>("unnamed");

    public override void Read(Row row, ImportDraft draft)
    {
        var factory = row.Parse<SiteId>("factory_id");
        var item = row.ParseOrNull<ItemCode>("item_code");
        var stage = row.ParseOrNull<Keyword>("stage");
        if (row.Find("funding_status") == NonePlanned)
        {
            ReadNonePlanned(row, draft, factory, item, stage);
            return;
        }

        var id = row.ParseOrNull<Keyword>("id");
        var effective = row.Parse<Month>("effective_date");
        var newRate = row.Amount("new_rate_per_month", units => new MonthlyRate(units));
        var added = row.Amount("delta_per_month", units => new MonthlyRate(units));
        var ramp = row.WholeOrNull("ramp_months") ?? 0;
        var funding = Funding(row);
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
        from cells in line.Expansions.Select(expansion => RowOf(expansion, needsIds)).Concat(line.NonePlanned is { } source ? [RowOf(source)] : [])
        select cells
            .With("factory_id", factory.Id.Value, false)
            .With("item_code", line.Item.Value, factory.Lines.Count > 1)
            .With("stage", line.Stage.Value, namesakes > 1);

    private static Cells RowOf(Expansion expansion, bool needsId) =>
        new Cells
        {
            ["effective_date"] = expansion.Effective.ToString(),
            ["new_rate_per_month"] = Cells.Number(expansion.NewRate?.Units),
            ["delta_per_month"] = Cells.Number(expansion.AddedRate?.Units),
            ["funding_status"] = Word.Of(expansion.Stage),
            ["date_precision"] = Word.Of(expansion.DatePrecision),
        }
        .With(expansion.Source)
        .With("id", expansion.Id.Value, needsId)
        .With("ramp_months", Cells.Number(expansion.RampMonths), expansion.RampMonths > 0)
        .With("history", HistoryCell.Of(expansion.History), expansion.History.Count > 0);

    private static Cells RowOf(Source nonePlanned) => new Cells { ["funding_status"] = NonePlanned }.With(nonePlanned);

    private static void ReadNonePlanned(Row row, ImportDraft draft, SiteId? factory, ItemCode? item, Keyword? stage)
    {
        foreach (var column in OfExpansions.Where(column => row.Find(column) is not null))
        {
            row.Fault(column, $"Must be empty where funding_status is {NonePlanned}. A change that is planned has a row of its own, with the status it has.");
        }

        var source = row.Source();
        if (factory is not null)
        {
            draft.Expansions.AddNonePlanned(row, factory, item, stage, source);
        }
    }

    private static ExpansionStage Funding(Row row)
    {
        if (!Word.TryParse<ExpansionStage>(row.Find("funding_status"), out var stage))
        {
            row.Fault("funding_status", $"{Word.Rule<ExpansionStage>()} Or {NonePlanned} if nothing further is planned.");
        }

        return stage;
    }

    // Without ids, the rows of a line would be numbered in the order of what they promise, and equal rows would be refused.
    private static bool NeedsIds(Line line) =>
        !line.Expansions.SequenceEqual(ExpansionIds.InOrder(line.Expansions, expansion => expansion))
        || line.Expansions.Index().Any(place => place.Item.Id.Value != ExpansionIds.Of(place.Index + 1).Value)
        || line.Expansions.DistinctBy(ExpansionIds.Promise).Count() < line.Expansions.Count;
}
