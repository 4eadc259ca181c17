using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Reports;

/// <summary>The traps for careless sums in public data, as they occur in the starter data.</summary>
public sealed class StarterTrapsTests
{
    [Fact]
    public void The_two_dates_of_COMLOG_are_alternatives_of_one_line()
    {
        var report = Patriot(
            [],
            A.Factory("usa-andover-rtx", "GEM-T", 20),
            A.Factory(
                "deu-schrobenhausen-comlog",
                "GEM-T",
                status: SiteStatus.UnderConstruction,
                plans: [Planned("2028", 240, "e1"), Planned("2026-12", 240, "e2")]));

        Assert.Equal(Figures.Exactly(20), report.Capacity("GEM-T", "2026-11"));
        Assert.Equal(Figures.Exactly(40), report.Capacity("GEM-T", "2026-12"));
        Assert.Equal(Figures.Exactly(40), report.Capacity("GEM-T", "2030-10"));
    }

    [Theory]
    [InlineData(ForecastCase.Committed, 2_500_000)]
    [InlineData(ForecastCase.Announced, 7_000_000)]
    [InlineData(ForecastCase.Expected, (0.8 * ((0.5 * 2_500_000) + (0.5 * 7_000_000))) + (0.2 * 20_000_000))]
    public void Seven_and_twenty_million_drones_of_Ukraine_are_two_answers_to_one_question(ForecastCase forecast, double aYear)
    {
        var report = new Register
        {
            Items = [A.ProductOf("drone", "FPV")],
            Factories =
            [
                Stated(
                    "ukr-fpv-national",
                    "FPV",
                    new Quantity(2_500_000, null, null),
                    "2025",
                    plans: [Planned("2026", 7_000_000, "e1", PlanStage.Announced), Planned("2026", 20_000_000, "e2", PlanStage.Proposed)]),
            ],
            Goals = [A.Goal("drone")],
        }.Report(forecast: forecast);

        Assert.Equal(aYear / 12, report.Capacity("FPV", "2026-12")!.Value, 1e-6);
    }

    [Fact]
    public void The_national_total_of_Ukraine_is_not_added_to_the_observed_one()
    {
        var report = new Register
        {
            Items = [A.ProductOf("drone", "FPV")],
            Factories = [Stated("ukr-fpv-national", "FPV", new Quantity(2_500_000, null, null), "2025")],
            Baselines = [A.Observed("FPV", "UKR", 2_500_000 / 12.0, "2025"), A.Observed("FPV", "ALLIED", 2_600_000 / 12.0, "2025")],
            Goals = [A.Goal("drone")],
        }.Report();

        Assert.Equal(2_600_000 / 12.0, report.Product("FPV").Series.Baseline!.Value, 1e-6);
    }

    [Fact]
    public void The_reported_zero_of_Mesquite_is_a_rate_and_its_step_is_growth()
    {
        var report = Artillery(
            [],
            A.Factory("usa-iowa-aap", "155-HE", 40000),
            A.Factory("usa-scranton-aap", "155-BODY", stage: "body"),
            A.Factory("usa-wilkesbarre-gdots", "155-BODY", 36000, "body"),
            A.Factory(
                "usa-mesquite-upl",
                SiteStatus.UnderConstruction,
                "General Dynamics",
                A.Line(
                    "155-BODY",
                    [A.Made(0, "2026-02"), new Statement(Measure.Capacity, Quantity.AMonth(30000), Parsed.As<Period>("2024-05"), null)],
                    "body",
                    A.Step("2026-12", 30000))));

        Assert.Equal(0.0, report.Component("155-BODY").Lines[0].Counted);
        Assert.Null(report.Component("155-BODY").Lines[1].Counted);
        Assert.Equal(Figures.Exactly(40000), report.Capacity("155-BODY", "2026-11"));
        Assert.Equal(Figures.Exactly(70000), report.Capacity("155-BODY", "2026-12"));
    }

    [Fact]
    public void The_EUs_claimed_two_million_is_a_capacity_and_never_counted()
    {
        var report = Artillery(
            [
                A.Observed("155-HE", "EU", 25000, "2022-02"),
                A.Observed("155-HE", "EU", 2_000_000 / 12.0, "2025", BaselineKind.Capacity),
                A.Observed("155-HE", "EU", 2_000_000 / 12.0, "2025-12", BaselineKind.Target),
            ],
            Stated("pol-nowadeba-dezamet", "155-HE", new Quantity(30_000, null, Per.Year), "2025-07"),
            Stated("fra-lachapelle-knds", "155-HE", new Quantity(630, null, Per.Week), "2023-03"));

        Assert.Equal(Figures.Exactly(25000), report.Capacity("155-HE", "2030-10"));
        Assert.Equal(25000 - (2500 + 2737.5), report.Unattributed("155-HE", "EU"));
        Assert.Equal(2, report.Supply("155-HE").Statements.Count);
    }

    [Fact]
    public void Rheinmetalls_total_is_checked_against_its_sites_and_added_nowhere()
    {
        var report = Artillery(
            [A.Observed("155-HE", "company:Rheinmetall", 62500, "2025-08")],
            A.Factory("deu-unterluess-rwm", "155-HE", 5000, @operator: "Rheinmetall Waffe Munition"),
            A.Factory("esp-rheinmetall-expal", "155-HE", @operator: "Rheinmetall Expal Munitions"),
            A.Factory("usa-iowa-aap", "155-HE", 40000, @operator: "American Ordnance"));

        var check = report.Companies.Single();

        Assert.Equal((62500.0, 5000.0, 57500.0, 2), (check.Stated, check.Registered, check.Difference, check.Lines));
        Assert.Equal(Figures.Exactly(45000), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void Nexters_total_is_checked_against_the_sites_of_KNDS_France_which_had_its_name()
    {
        var report = Artillery(
            [A.Observed("155-HE", "company:Nexter", 5000, "2023-03")],
            Stated("fra-lachapelle-knds", "155-HE", new Quantity(630, null, Per.Week), "2023-03", "KNDS France") with { Aliases = new SiteAliases([], ["Nexter"], []) },
            A.Factory("ita-colleferro-knds", "155-HE", 1000, @operator: "KNDS Ammo Italy"));

        var check = report.Companies.Single();

        Assert.Equal((2737.5, 1), (check.Registered, check.Lines));
    }

    [Fact]
    public void The_allied_total_of_155_mm_holds_all_its_parts()
    {
        var report = Artillery(
            [
                A.Observed("155-HE", "USA", 14000, "2022-02", confidence: Confidence.Estimate),
                A.Observed("155-HE", "USA", 40000, "2025-07"),
                A.Observed("155-HE", "EU", 25000, "2022-02"),
                A.Observed("155-HE", "KOR", 200000 / 12.0, "2024"),
                A.Observed("155-HE", "POL", 2500, "2025-07"),
                A.Observed("155-HE", "ALLIED", 2_750_000 / 12.0, "2025-12"),
            ],
            A.Factory("usa-iowa-aap", "155-HE", 40000),
            Stated("kor-angang-poongsan", "155-HE", new Quantity(200_000, 250_000, Per.Year), "2024"),
            Stated(
                "pol-nowadeba-dezamet",
                "155-HE",
                new Quantity(30_000, null, Per.Year),
                "2025-07",
                plans: [Planned("2027-09", 130_000, "e1", timing: PlanTiming.By), Planned("2028", 150_000, "e2", timing: PlanTiming.By, high: 180_000)]),
            A.Factory("cze-policka-stv", "155-HE"),
            A.Factory("usa-bristol-action", "155-FUZE", stage: "fuze"));

        Assert.Equal(2_750_000 / 12.0, report.Product("155-HE").Series.Baseline!.Value, 1e-6);
        Assert.Equal(22500, report.Unattributed("155-HE", "EU"));
        Assert.Equal(2_750_000 / 12.0, report.Output("155-HE", "2030-10")!.Value, 1e-6);
        Assert.Equal(["155-BODY", "155-FUZE", "155-MCS"], report.Binding("155-HE", "2030-10"));
    }

    [Fact]
    public void Motors_that_many_weapons_share_add_to_no_product()
    {
        var report = Patriot([A.Component("SRM-TAC")], A.Factory("usa-andover-rtx", "GEM-T", 20), Stated("usa-elkton-ng", "SRM-TAC", new Quantity(13_000, null, Per.Year), "2025", stage: "srm"));

        Assert.Equal(Figures.Exactly(20), report.Output("GEM-T", "2025-11"));
    }

    [Fact]
    public void A_charge_needs_five_modules()
    {
        var report = Artillery([], A.Factory("usa-iowa-aap", "155-HE", 40000), Stated("fra-bergerac-eurenco", "155-MCS", new Quantity(500_000, null, Per.Year), "2024-03", stage: "charge"));

        Assert.Equal(Figures.Exactly(200000), report.Capacity("155-MCS", "2025-11"));
    }

    private static Factory Stated(
        string id, string item, Quantity output, string period, string @operator = "Nammo", string stage = "complete", params Plan[] plans) =>
        A.Factory(
            id, SiteStatus.Operating, @operator, A.Line(item, [new Statement(Measure.Output, output, Parsed.As<Period>(period), null)], stage, plans));

    /// <summary>A plan for a rate a year.</summary>
    private static Plan Planned(
        string due, double total, string id, PlanStage stage = PlanStage.Funded, PlanTiming timing = PlanTiming.From, double? high = null) =>
        new(
            Parsed.As<Keyword>(id),
            new PlanTerms(PlanKind.Expansion, Parsed.As<Period>(due), stage, new Quantity(total, high, Per.Year), timing: timing),
            DatePrecision.Reported,
            A.Source(),
            []);

    private static GapReport Artillery(IReadOnlyList<Baseline> baselines, params Factory[] factories) =>
        new Register
        {
            Partners = [A.Partner("USA"), A.Partner("KOR"), A.Partner("POL", "EU"), A.Partner("FRA", "EU"), A.Partner("DEU", "EU"), A.Partner("CZE", "EU")],
            Items =
            [
                A.Product("155-HE", ("155-BODY", 1), ("155-MCS", 5), ("155-FUZE", 1)),
                A.Component("155-BODY", ("steel", 35)), A.Component("155-MCS"), A.Component("155-FUZE"),
            ],
            Baselines = baselines,
            Factories = factories,
            Goals = [A.Goal()],
        }.Report();

    private static GapReport Patriot(IReadOnlyList<Item> components, params Factory[] factories) =>
        new Register
        {
            Partners = [A.Partner("USA"), A.Partner("DEU", "EU")],
            Items = [A.ProductOf("patriot", "GEM-T"), .. components],
            Factories = factories,
            Goals = [A.Goal("patriot")],
        }.Report();
}
