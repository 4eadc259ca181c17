using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;
using CoProduction.Registry.Stocks;

namespace CoProduction.Domain.Tests.Registry;

/// <summary>Valid records. A test overrides only the values it is about.</summary>
internal static class Sample
{
    public static readonly Month October = new(2030, 10);

    public static readonly DateOnly Today = new(2026, 3, 31);

    public static readonly Location Town = new("Scranton", new Coordinates(41.41m, -75.66m), LocationConfidence.Reported);

    public static T As<T>(string text)
        where T : IParsed<T> =>
        Parsed.As<T>(text);

    public static IEnumerable<string?> Sorted<T>(params IEnumerable<string> texts)
        where T : IParsed<T>, IComparable<T> =>
        texts.Select(As<T>).Order().Select(value => value.ToString());

    public static Source Source(
        string publisher = "RUSI", string? title = "Shells", string? url = "https://rusi.org/1", Confidence confidence = Confidence.Reported, string? notes = null) =>
        new(publisher, title, url, As<Period>("2025"), confidence, notes);

    public static Partner Partner(
        string code = "POL", string name = "Poland", Theater theater = Theater.Europe, params IReadOnlyList<Membership> memberships) =>
        new(As<CountryCode>(code), name, theater, memberships, Release.ToEveryone);

    public static MaterialLine Material(string item = "TNT", double? quantity = 1, string unit = "kg") =>
        new(As<ItemCode>(item), quantity, unit, Source());

    public static Item Item(string code = "155-HE", params IReadOnlyList<MaterialLine> materials) =>
        Described(code: code, materials: materials);

    public static Item Described(
        string code = "155-HE",
        string name = "155 mm round",
        ItemKind kind = ItemKind.Product,
        string family = "artillery-155",
        string unit = "round",
        string? notes = null,
        IReadOnlyList<MaterialLine>? materials = null) =>
        new(As<ItemCode>(code), name, kind, As<Family>(family), unit, notes, Release.ToEveryone, materials ?? []);

    public static PlanRevision Revision(DateOnly until) =>
        new(until, Terms(newRate: 1));

    public static Plan Plan(
        string id = "second-line",
        Month? effective = null,
        double? newRate = 100,
        double? addedRate = null,
        int rampMonths = 0,
        PlanStage stage = PlanStage.Announced,
        DatePrecision precision = DatePrecision.Reported,
        Source? source = null,
        params IReadOnlyList<PlanRevision> history) =>
        new(
            As<Keyword>(id),
            Terms(effective, newRate, addedRate, rampMonths, stage),
            precision,
            source ?? Source(),
            history);

    public static PlanTerms Terms(
        Month? due = null, double? newRate = 100, double? addedRate = null, int rampMonths = 0, PlanStage stage = PlanStage.Announced) =>
        new(
            PlanKind.Expansion,
            Period.Of(due ?? October),
            stage,
            newRate is { } total ? Quantity.AMonth(total) : null,
            addedRate is { } added ? Quantity.AMonth(added) : null,
            rampMonths: rampMonths);

    public static Line Line(string item = "155-HE", string stage = "complete", params IReadOnlyList<Plan> plans) =>
        new(As<ItemCode>(item), As<Keyword>(stage), [new Statement(Measure.Output, Quantity.AMonth(10), null, null)], null, plans);

    public static Factory Factory(params IReadOnlyList<Line> lines) => Named(lines: lines);

    public static Factory Named(
        string id = "usa-scranton-aap",
        string name = "Scranton AAP",
        string @operator = "General Dynamics",
        SiteStatus status = SiteStatus.Operating,
        IReadOnlyList<Line>? lines = null) =>
        new(As<SiteId>(id), name, @operator, Town, [new DatedStatus(status, As<Period>("2025"), null)], Release.ToEveryone, Source(), lines ?? [Line()]);

    public static MaintenanceSite MaintenanceSite(
        string id = "pol-komorowo",
        string name = "Komorowo",
        string @operator = "WZL",
        SiteStatus status = SiteStatus.Operating,
        IReadOnlyList<string>? platforms = null,
        MaintenanceLevel level = MaintenanceLevel.Depot,
        string? scope = null,
        double? throughput = null,
        string? note = null,
        double? turnaround = null) =>
        new(
            As<SiteId>(id), name, @operator, Town, status, platforms ?? ["Abrams"], level, scope, throughput, note, turnaround, Release.ToEveryone, Source());

    public static CountryShare Share(
        string country = "CHN", double percent = 50, string basis = "global production", int? year = 2024, MineralStage stage = MineralStage.Extraction) =>
        new(stage, As<CountryCode>(country), percent, Parsed.As<ShareBasis>(basis), year, Source());

    public static MineralChain Chain(string mineral = "antimony", MineralKind kind = MineralKind.Mineral, params IReadOnlyList<CountryShare> shares) =>
        new(As<ItemCode>(mineral), kind, Release.ToEveryone, shares);

    public static Agreement Agreement(string id = "ag-pac3-jp", string name = "PAC-3 licence", params IReadOnlyList<Scope> parties) =>
        new(
            As<RecordId>(id), name, As<Keyword>("licence"), parties, As<ItemCode>("PAC3-MSE"), As<Keyword>("active"), null, Release.ToEveryone, Source());

    public static Stock Stock(string id = "pol-155", string scope = "POL", double value = 12, string unit = "days") =>
        new(As<RecordId>(id), As<ItemCode>("155-HE"), As<Scope>(scope), As<Keyword>("days_of_supply"), value, unit, null, Release.ToEveryone, Source());

    public static Baseline Baseline(string id = "pol-155", string scope = "POL", BaselineKind kind = BaselineKind.Baseline) =>
        new(As<RecordId>(id), As<ItemCode>("155-HE"), As<Scope>(scope), kind, Quantity.AYear(1200), null, Release.ToEveryone, Source());

    public static Coverage Coverage(string id = "pol-155", string scope = "POL") =>
        new(As<RecordId>(id), As<ItemCode>("155-HE"), As<Scope>(scope), As<Period>("2025"), Release.ToEveryone, Source());

    public static Scenario Scenario(string id = "sc-slip", string name = "Everything slips", params IReadOnlyList<ScenarioChange> changes) =>
        new(As<RecordId>(id), name, null, Release.ToEveryone, changes.Count > 0 ? changes : [new Slip(Selection.All, 9)]);

    public static Goal Goal(
        double multiplier = 2, int months = 61, GoalPath path = GoalPath.Linear, Month? firstMonth = null, string family = "artillery-155") =>
        new(As<Family>(family), multiplier, firstMonth ?? new Month(2025, 10), months, path, Release.ToEveryone, Source());
}
