using CoProduction.Functions.Records.Factories;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Plans: one row for each, in every form that a source gives. Each row adds a plan or restates the one with its id, or with its rate; others stand. A plan
/// ends by its own row: cancelled, replaced or withdrawn. A row with the funding status <c>none-planned</c> states that nothing further is planned for a line.
/// </summary>
internal sealed class PlansFile() : CsvFile(
    "plans.csv",
    ["factory_id", "kind", "from", "by", "total", "added", "per", "funding_status", .. SourceColumns],
    [.. LineColumns.All, "id", "total_high", "added_high", "unit", "until", "share", "ramp_months", "date_precision", "replaced_by", "withdrawn", CorrectionCell.Column, "history", ReleasesColumn])
{
    private static readonly string[] OfPlans =
    [
        "kind", "from", "by", "total", "added", "per", "id", "total_high", "added_high", "unit", "until", "share", "ramp_months", "date_precision", "replaced_by", "withdrawn",
        CorrectionCell.Column, "history", ReleasesColumn,
    ];

    /// <summary>The column with the releases of the factory since a plan that has ended last stood in it.</summary>
    private const string ReleasesColumn = "releases";

    /// <summary>Whether a line has a plan that expansions.csv cannot say; all of its plans then stand here.</summary>
    public static bool IsNeededFor(Line line) =>
        line.Plans.Any(plan => !HistoryCell.IsShort(plan.Terms) || plan.ReplacedBy is not null || plan.Withdrawn is not null || plan.Release != LastingRelease.ToEveryone);

    public override void Read(Row row, ImportDraft draft)
    {
        var factory = row.Parse<SiteId>("factory_id");
        var item = row.ParseOrNull<ItemCode>("item_code");
        var stage = row.ParseOrNull<Keyword>("stage");
        if (row.Find("funding_status") == ExpansionsFile.NonePlanned)
        {
            ExpansionsFile.ReadNonePlanned(row, draft, factory, item, stage, OfPlans);
            return;
        }

        var id = row.ParseOrNull<Keyword>("id");
        var kind = row.Word<PlanKind>("kind", PlanKind.Expansion);
        var (from, by) = (row.ParseOrNull<Period>("from"), row.ParseOrNull<Period>("by"));
        if ((row.Find("from") is null) == (row.Find("by") is null))
        {
            row.Fault("from", "Give from if the plan holds from a date on, or by if the rate is reached by a date: one of the two.");
        }

        var (total, added) = (Rate(row, "total"), Rate(row, "added"));
        var until = row.ParseOrNull<Period>("until");
        var share = row.NumberOrNull("share");
        var ramp = row.WholeOrNull("ramp_months") ?? 0;
        var funding = ExpansionsFile.Funding(row);
        var precision = row.Word<DatePrecision>("date_precision", DatePrecision.Reported);
        var (replacedBy, withdrawn) = (row.ParseOrNull<Keyword>("replaced_by"), Withdrawn(row));
        var history = HistoryCell.Read(row);
        var release = Releases(row);
        var isCorrection = CorrectionCell.Read(row);
        var source = row.Source();
        var plan = row.Make(
            () => new Plan(
                id ?? ExpansionsFile.Unnamed,
                new PlanTerms(kind, (from ?? by)!, funding, total, added, share, by is null ? PlanTiming.From : PlanTiming.By, until, ramp),
                precision,
                source!,
                history)
            {
                ReplacedBy = replacedBy,
                Withdrawn = withdrawn,
                Release = release,
                IsCorrection = isCorrection,
            },
            ("total", "total"), ("added", "added"), ("share", "share"), ("until", "until"), ("timing", "by"), ("rampMonths", "ramp_months"), ("history", "history"));
        if (factory is not null)
        {
            draft.Plans.Add(row, factory, item, stage, id, plan);
        }
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        from factory in register.Factories
        from line in factory.Lines
        where IsNeededFor(line)
        from plan in line.Plans
        select RowOf(plan).Naming(factory, line);

    /// <summary>The cells of a plan, but for its line.</summary>
    internal static Cells RowOf(Plan plan)
    {
        var terms = plan.Terms;
        return new Cells
        {
            ["kind"] = Word.Of(terms.Kind),
            ["from"] = terms.Timing == PlanTiming.From ? terms.Due.Text : null,
            ["by"] = terms.Timing == PlanTiming.By ? terms.Due.Text : null,
            ["total"] = Cells.Number(terms.Total?.Low),
            ["added"] = Cells.Number(terms.Added?.Low),
            ["per"] = (terms.Total ?? terms.Added)?.Per is { } per ? Word.Of(per) : null,
            ["funding_status"] = Word.Of(terms.Stage),
        }
            .With(plan.Source)
            .With("id", plan.Id.Value, true)
            .With("total_high", Cells.Number(terms.Total?.High), terms.Total?.High is not null)
            .With("added_high", Cells.Number(terms.Added?.High), terms.Added?.High is not null)
            .With("unit", (terms.Total ?? terms.Added)?.Unit, (terms.Total ?? terms.Added)?.Unit is not null)
            .With("until", terms.Until?.Text, terms.Until is not null)
            .With("share", Cells.Number(terms.Share), terms.Share is not null)
            .With("ramp_months", Cells.Number(plan.RampMonths), plan.RampMonths > 0)
            .With("date_precision", Word.Of(plan.DatePrecision), plan.DatePrecision != DatePrecision.Reported)
            .With("replaced_by", plan.ReplacedBy?.Value, plan.ReplacedBy is not null)
            .With("withdrawn", plan.Withdrawn is { } day ? PlanDay.Text(day) : null, plan.Withdrawn is not null)
            .With("history", HistoryCell.Of(plan.History), plan.History.Count > 0)
            .With(ReleasesColumn, LastingReleaseText.Of(plan.Release), plan.Release != LastingRelease.ToEveryone);
    }

    private static LastingRelease Releases(Row row)
    {
        if (row.Find(ReleasesColumn) is not { } text)
        {
            return LastingRelease.ToEveryone;
        }

        if (!LastingReleaseText.TryParse(text, out var release))
        {
            row.Fault(ReleasesColumn, "Must be releases, separated by &, each with its audiences, separated by commas, or owner, such as POL,NATO&JPN.");
        }

        return release ?? LastingRelease.ToEveryone;
    }

    private static Quantity? Rate(Row row, string column)
    {
        if (row.Find(column) is null)
        {
            return null;
        }

        var (low, high, per, unit) = (row.Number(column), row.NumberOrNull($"{column}_high"), row.Word<Per>("per"), row.TextOrNull("unit", Wording.Name));
        return row.Make(() => new Quantity(low, high, per, unit), ("low", column), ("high", $"{column}_high"), ("per", "per"));
    }

    private static DateOnly? Withdrawn(Row row)
    {
        var text = row.Find("withdrawn");
        if (text is null)
        {
            return null;
        }

        var day = PlanDay.Find(text);
        if (day is null)
        {
            row.Fault("withdrawn", PlanDay.Rule);
        }

        return day;
    }
}
