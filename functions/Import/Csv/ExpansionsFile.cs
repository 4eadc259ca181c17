using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Plans in their short form: one row for each rate that a line is to have from a month on; 0 closes it. plans.csv holds all others. Each row adds a plan or
/// restates the one with its id, or with its rate; others stand. Several rows of one line can be alternatives; nothing here adds them up. A row with the funding
/// status <c>none-planned</c> states that nothing further is planned for a line, and who says so.
/// </summary>
internal sealed class ExpansionsFile() : CsvFile(
    FileName,
    ["factory_id", "effective_date", "new_rate_per_month", "delta_per_month", "funding_status", "date_precision", .. SourceColumns],
    [.. LineColumns.All, "id", "ramp_months", CorrectionCell.Column, "history"])
{
    public const string FileName = "expansions.csv";

    internal const string NonePlanned = "none-planned";

    private static readonly string[] OfPlans =
        ["effective_date", "new_rate_per_month", "delta_per_month", "date_precision", "id", "ramp_months", "history"];

    // Stands for a plan's id, which depends on its neighbours, until all rows are read.
    internal static readonly Keyword Unnamed = Parsed.As<Keyword>("unnamed");

    public override void Read(Row row, ImportDraft draft)
    {
        var factory = row.Parse<SiteId>("factory_id");
        var item = row.ParseOrNull<ItemCode>("item_code");
        var stage = row.ParseOrNull<Keyword>("stage");
        if (row.Find("funding_status") == NonePlanned)
        {
            ReadNonePlanned(row, draft, factory, item, stage, OfPlans);
            return;
        }

        var id = row.ParseOrNull<Keyword>("id");
        var effective = row.Parse<Month>("effective_date");
        var newRate = row.Amount("new_rate_per_month", units => new MonthlyRate(units))?.Units;
        var added = row.Amount("delta_per_month", units => new MonthlyRate(units))?.Units;
        var ramp = row.WholeOrNull("ramp_months") ?? 0;
        var funding = Funding(row);
        var precision = row.Word<DatePrecision>("date_precision");
        var history = HistoryCell.Read(row);
        var isCorrection = CorrectionCell.Read(row);
        var source = row.Source();
        var plan = row.Make(
            () => new Plan(
                id ?? Unnamed,
                HistoryCell.ShortTerms(effective, newRate, added, ramp, funding),
                precision,
                source!,
                history)
            {
                IsCorrection = isCorrection,
            },
            ("total", "new_rate_per_month"), ("added", "delta_per_month"), ("rampMonths", "ramp_months"), ("history", "history"));
        if (factory is not null)
        {
            draft.Plans.Add(row, factory, item, stage, id, plan);
        }
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        from factory in register.Factories
        from line in factory.Lines
        let needsIds = NeedsIds(line)
        let plans = PlansFile.IsNeededFor(line) ? [] : line.Plans
        from cells in plans.Select(plan => RowOf(plan, needsIds)).Concat(line.NonePlanned is { } source ? [RowOf(source)] : [])
        select cells.Naming(factory, line);

    private static Cells RowOf(Plan plan, bool needsId) =>
        new Cells
        {
            ["effective_date"] = plan.Effective.ToString(),
            ["new_rate_per_month"] = plan.Terms.Kind == PlanKind.Closure ? "0" : Cells.Number(plan.Terms.Total?.Low),
            ["delta_per_month"] = Cells.Number(plan.Terms.Added?.Low),
            ["funding_status"] = Word.Of(plan.Stage),
            ["date_precision"] = Word.Of(plan.DatePrecision),
        }
        .With(plan.Source)
        .With("id", plan.Id.Value, needsId)
        .With("ramp_months", Cells.Number(plan.RampMonths), plan.RampMonths > 0)
        .With("history", HistoryCell.Of(plan.History), plan.History.Count > 0);

    private static Cells RowOf(Source nonePlanned) => new Cells { ["funding_status"] = NonePlanned }.With(nonePlanned);

    internal static void ReadNonePlanned(Row row, ImportDraft draft, SiteId? factory, ItemCode? item, Keyword? stage, string[] ofPlans)
    {
        foreach (var column in ofPlans.Where(column => row.Find(column) is not null))
        {
            row.Fault(column, $"Must be empty where funding_status is {NonePlanned}. A change that is planned has a row of its own, with the status it has.");
        }

        var source = row.Source();
        if (factory is not null)
        {
            draft.Plans.AddNonePlanned(row, factory, item, stage, source);
        }
    }

    internal static PlanStage Funding(Row row)
    {
        if (!Word.TryParse<PlanStage>(row.Find("funding_status"), out var stage))
        {
            row.Fault("funding_status", $"{Word.Rule<PlanStage>()} Or {NonePlanned} if nothing further is planned.");
        }

        return stage;
    }

    // Without ids, the rows of a line would be numbered in the order of what they promise, and equal rows would be refused.
    internal static bool NeedsIds(Line line) =>
        !line.Plans.SequenceEqual(PlanIds.InOrder(line.Plans, plan => plan))
        || line.Plans.Index().Any(place => place.Item.Id.Value != PlanIds.At(place.Index + 1).Value)
        || line.Plans.DistinctBy(PlanIds.Promise).Count() < line.Plans.Count;
}
