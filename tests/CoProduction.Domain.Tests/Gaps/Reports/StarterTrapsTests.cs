using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;

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
                plans: [A.Step("2028-01", 20, id: "e1"), A.Step("2026-12", 20, id: "e2")]));

        Assert.Equal(Figures.Exactly(20), report.Capacity("GEM-T", "2026-11"));
        Assert.Equal(Figures.Exactly(40), report.Capacity("GEM-T", "2026-12"));
        Assert.Equal(Figures.Exactly(40), report.Capacity("GEM-T", "2030-10"));
    }

    [Theory]
    [InlineData(ForecastCase.Committed, 208333)]
    [InlineData(ForecastCase.Announced, 583333)]
    [InlineData(ForecastCase.Expected, (0.8 * ((0.5 * 208333) + (0.5 * 583333))) + (0.2 * 1666667))]
    public void Seven_and_twenty_million_drones_of_Ukraine_are_two_answers_to_one_question(ForecastCase forecast, double rate)
    {
        var report = new Register
        {
            Items = [A.ProductOf("drone", "FPV")],
            Factories =
            [
                A.Factory("ukr-fpv-national", "FPV", 208333, asOf: "2025-03", plans:
                [
                    A.Step("2026-12", 583333, PlanStage.Announced, id: "e1"), A.Step("2026-12", 1666667, PlanStage.Proposed, id: "e2"),
                ]),
            ],
            Goals = [A.Goal("drone")],
        }.Report(forecast: forecast);

        Assert.Equal(rate, report.Capacity("FPV", "2026-12")!.Value, 1e-6);
    }

    [Fact]
    public void The_national_total_of_Ukraine_is_not_added_to_the_observed_one()
    {
        var report = new Register
        {
            Items = [A.ProductOf("drone", "FPV")],
            Factories = [A.Factory("ukr-fpv-national", "FPV", 208333)],
            Baselines = [A.Observed("FPV", "UKR", 2_500_000 / 12.0, "2025-12"), A.Observed("FPV", "ALLIED", 2_600_000 / 12.0, "2025-12")],
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
            A.Factory("usa-mesquite-upl", "155-BODY", 0, "body", SiteStatus.UnderConstruction, "2026-02", plans: A.Step("2026-12", 30000)));

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
                A.Observed("155-HE", "EU", 2_000_000 / 12.0, "2025-12", BaselineKind.Capacity),
                A.Observed("155-HE", "EU", 2_000_000 / 12.0, "2025-12", BaselineKind.Target),
            ],
            A.Factory("pol-nowadeba-dezamet", "155-HE", 2500),
            A.Factory("fra-lachapelle-knds", "155-HE", 2730));

        Assert.Equal(Figures.Exactly(25000), report.Capacity("155-HE", "2030-10"));
        Assert.Equal(25000 - 5230, report.Unattributed("155-HE", "EU"));
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
            A.Factory("fra-lachapelle-knds", "155-HE", 2730, @operator: "KNDS France") with { Aliases = new SiteAliases([], ["Nexter"], []) },
            A.Factory("ita-colleferro-knds", "155-HE", 1000, @operator: "KNDS Ammo Italy"));

        var check = report.Companies.Single();

        Assert.Equal((2730.0, 1), (check.Registered, check.Lines));
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
            A.Factory("kor-angang-poongsan", "155-HE", 16667),
            A.Factory("pol-nowadeba-dezamet", "155-HE", 2500, plans: A.Step("2027-09", 10833)),
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
        var report = Patriot([A.Component("SRM-TAC")], A.Factory("usa-andover-rtx", "GEM-T", 20), A.Factory("usa-elkton-ng", "SRM-TAC", 1083, "srm"));

        Assert.Equal(Figures.Exactly(20), report.Output("GEM-T", "2025-11"));
    }

    [Fact]
    public void A_charge_needs_five_modules()
    {
        var report = Artillery([], A.Factory("usa-iowa-aap", "155-HE", 40000), A.Factory("fra-bergerac-eurenco", "155-MCS", 41667, "charge"));

        Assert.Equal(Figures.Exactly(200000), report.Capacity("155-MCS", "2025-11"));
    }

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
