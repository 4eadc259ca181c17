using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Reports;

public sealed class GapReportTests
{
    [Fact]
    public void A_register_without_goals_reports_nothing()
    {
        var report = new Register { Items = [A.Product("155-HE")] }.Report();

        Assert.Null(report.Horizon);
        Assert.Empty(report.Families);
    }

    [Fact]
    public void A_goal_without_products_is_shown_without_figures()
    {
        var family = new Register { Goals = [A.Goal()] }.Report().Family();

        Assert.Equal(60, family.Goal!.Months);
        Assert.Empty(family.Months);
        Assert.Empty(family.Cases);
    }

    // Divided by such a goal, the line's future rate exceeds the range of a double.
    [Fact]
    public void Figures_stay_finite_where_a_baseline_is_next_to_nothing()
    {
        var series = Doubling(1e-320, A.Step("2026-03", 1e12)).Report().Product("155-HE").Series;

        Assert.Null(series.EndRate);
        Assert.Equal(1e12, series.Last.Output!.Value.Floor);
    }

    // 500 modules a month are 100 charges, one for each round.
    [Fact]
    public void Modules_last_for_a_fifth_of_the_rounds_that_take_a_charge_of_five()
    {
        var rounds = new Register
        {
            Items =
            [
                A.Product("155-HE").With([A.Material("155-MCS", 1, "charge")]),
                A.Component("155-MCS") with { OtherUnits = [new ItemUnit("charge", 5)] },
            ],
            Factories = [A.Factory("usa-a", "155-HE", 100, plans: A.Step("2027-01", 200)), A.Factory("usa-b", "155-MCS", 500, stage: "charge")],
            Goals = [A.Goal()],
        };

        Assert.Equal(100, rounds.Report().Product("155-HE").Series.Last.Output!.Value.Floor);
    }

    [Fact]
    public void The_path_leads_from_the_baseline_to_its_multiple()
    {
        var series = Doubling(100).Report().Product("155-HE").Series;

        Assert.Equal((100, 200), (series.Baseline, series.EndRate));
        Assert.Equal((100, 200), (series.Months[0].Path, series.Last.Path));
        Assert.Equal(0, series.Months[0].Gap!.Value.Floor);
        Assert.Equal(100, series.Last.Gap!.Value.Floor);
    }

    [Fact]
    public void The_goal_is_reached_in_the_first_month_from_which_output_stays_high_enough()
    {
        var reached = Doubling(100, A.Step("2027-01", 220, id: "up"), A.Step("2028-01", 150, id: "down"), A.Step("2029-03", 200, id: "again"))
            .Report().Product("155-HE").Series.Reached;

        Assert.Equal(A.Month("2029-03"), reached.Floor);
    }

    [Fact]
    public void A_goal_that_is_lost_again_is_never_reached() =>
        Assert.Null(Doubling(100, A.Step("2027-01", 220, id: "up"), A.Step("2030-10", 199, id: "down"))
            .Report().Product("155-HE").Series.Reached.Floor);

    [Fact]
    public void Being_ahead_is_a_negative_gap_and_offsets_no_shortfall()
    {
        var total = Doubling(100, A.Step("2026-01", 1000)).Report().Product("155-HE").Series.Total;

        Assert.True(total.Gap!.Value.Floor < 0);
        Assert.Equal(100.0 / 59, total.Shortfall!.Value.Floor, 1e-9);
    }

    [Fact]
    public void Gaps_add_up_over_months_years_and_products()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE"), A.Product("155-ER")],
            Factories = [A.Factory("usa-a", "155-HE", 100), A.Factory("usa-b", "155-ER", 10, plans: A.Step("2026-06", 90))],
            Goals = [A.Goal()],
        };

        var family = register.Report().Family();
        var sum = family.Sum!.Series;

        Assert.Equal("each", family.Sum.Unit);
        Assert.Equal([2, 12, 12, 12, 12, 10], sum.Years.Select(year => year.Figure.Months));
        Assert.Equal(2025, sum.Years[0].Year);
        Assert.Equal(sum.Total.Gap!.Value.Floor, sum.Years.Sum(year => year.Figure.Gap!.Value.Floor), 1e-6);
        Assert.Equal(sum.Total.Gap!.Value.Floor, family.Products.Sum(product => product.Series.Total.Gap!.Value.Floor), 1e-6);
        Assert.Equal(sum.Total.Shortfall!.Value.Floor, family.Products.Sum(product => product.Series.Total.Shortfall!.Value.Floor), 1e-6);
    }

    [Fact]
    public void A_product_without_a_goal_takes_only_what_the_others_leave()
    {
        var report = new Register
        {
            Items = [A.Product("GOAL", ("MOTOR", 1)), A.ProductOf("training", "DRILL", ("MOTOR", 1)), A.Component("MOTOR")],
            Factories =
            [
                A.Factory("usa-a", "GOAL", 10, plans: A.Step("2027-01", 15)), A.Factory("usa-b", "DRILL", 10), A.Factory("usa-c", "MOTOR", 20),
            ],
            Goals = [A.Goal()],
        }.Report();

        Assert.Equal(Figures.Exactly(10), report.Output("DRILL", "2026-12"));
        Assert.Equal(Figures.Exactly(15), report.Output("GOAL", "2027-01"));
        Assert.Equal(Figures.Exactly(5), report.Output("DRILL", "2027-01"));
        Assert.Equal(["MOTOR"], report.Binding("DRILL", "2027-01"));
    }

    [Fact]
    public void Binding_items_tell_capacity_and_use()
    {
        var report = new Register
        {
            Items = [A.Product("155-HE", ("155-MCS", 5)), A.Component("155-MCS")],
            Factories = [A.Factory("usa-a", "155-HE", 10, plans: A.Step("2027-01", 30)), A.Factory("usa-b", "155-MCS", 100)],
            Goals = [A.Goal()],
        }.Report();

        var binding = report.Product("155-HE").Series.Last.Binding.Single();

        Assert.Equal(("155-MCS", 100.0, 100.0), (binding.Item.Value, binding.Capacity, binding.Use));
        Assert.Equal(A.Month("2027-01"), report.Product("155-HE").Series.Reached.Floor);
    }

    [Fact]
    public void A_component_of_which_nothing_is_registered_is_supplied_today_like_any_other_and_a_mineral_binds_nothing()
    {
        var report = new Register
        {
            Items =
            [
                A.Product("155-HE", ("155-FUZE", 1)), A.Product("155-TP"), A.Component("155-FUZE", ("BATTERY", 2), ("PRIMER", null)), A.Component("BATTERY", ("lithium", 1)), A.Component("PRIMER"),
            ],
            Factories = [A.Factory("usa-a", "155-HE", 10, plans: A.Step("2027-01", 30)), A.Factory("usa-b", "155-TP", 10), A.Factory("usa-c", "155-FUZE")],
            Goals = [A.Goal()],
        }.Report();

        Assert.Equal(["BATTERY", "PRIMER", "lithium"], report.Unregistered.Select(item => item.Item.Value));
        Assert.Equal(["155-HE"], report.Unregistered[0].Products.Select(item => item.Value));
        Assert.Equal([20, 20, double.PositiveInfinity], Enum.GetValues<Reading>().Select(reading => report.Capacity("BATTERY", "2030-10", reading)!.Value));
        Assert.Equal(["155-FUZE", "BATTERY"], report.Binding("155-HE", "2030-10"));
        Assert.Equal([10, 10, 30], Enum.GetValues<Reading>().Select(reading => report.Output("155-HE", "2030-10", reading)!.Value));
    }

    [Fact]
    public void All_four_cases_are_told_beside_the_one_that_is_shown()
    {
        var cases = Doubling(
                100,
                A.Step("2026-06", 150, PlanStage.Commissioned, id: "e1"),
                A.Step("2027-06", 200, PlanStage.Funded, id: "e2"),
                A.Step("2028-06", 300, PlanStage.Announced, id: "e3"))
            .Report(forecast: ForecastCase.Operating).Product("155-HE").Cases;

        Assert.Equal(ForecastCases.All, cases.Select(each => each.Case));
        Assert.Equal([150, 200, 300, (0.5 * ((0.25 * 150) + (0.75 * 200))) + (0.5 * 300)], cases.Select(each => each.Output!.Value.Floor));
        Assert.Equal(["-", "2027-06", "2027-06", "2028-06"], cases.Select(each => each.Reached.Floor?.ToString() ?? "-"));
    }

    [Fact]
    public void Goals_with_other_months_keep_their_own_windows()
    {
        var report = new Register
        {
            Items = [A.Product("155-HE"), A.ProductOf("drone", "FPV")],
            Factories = [A.Factory("usa-a", "155-HE", 100), A.Factory("usa-b", "FPV", 10, plans: A.Step("2027-01", 30))],
            Goals = [A.Goal(), A.Goal("drone", firstMonth: "2027-01", months: 12)],
        }.Report();

        var drone = report.Product("FPV").Series;

        Assert.Equal(12, drone.Months.Count);
        Assert.Equal((10, A.Month("2027-01")), (drone.Baseline, drone.Months[0].Month));
        Assert.Equal(A.Month("2027-01"), drone.Reached.Floor);
        Assert.Equal(60, report.Product("155-HE").Series.Months.Count);
    }

    [Fact]
    public void Every_figure_leads_back_to_ids_and_sources()
    {
        var report = new Register
        {
            Partners = [A.Partner("USA")],
            Items = [A.Product("155-HE", ("155-BODY", 1)), A.Component("155-BODY")],
            Factories = [A.Factory("usa-iowa", "155-HE", 40, plans: A.Step("2027-01", 80, id: "fac"))],
            Baselines = [A.Observed("155-HE", "USA", 50)],
            Goals = [A.Goal()],
        }.Report();

        var supply = report.Product("155-HE").Supply;

        Assert.Equal("usa-iowa", supply.Lines.Single().Factory.Value);
        Assert.Equal("fac", supply.Plans.Single().Plan.Id.Value);
        Assert.Equal("usa-usa-155-he-baseline-2025-11-o1", supply.Observations.Single().Baseline.Id.Value);
        Assert.Equal(
            [
                (CitedKind.Factory, "usa-iowa"), (CitedKind.Plan, "usa-iowa/155-HE/complete/fac"),
                (CitedKind.Baseline, "usa-usa-155-he-baseline-2025-11-o1"), (CitedKind.Goal, A.Family), (CitedKind.Material, "155-HE/155-BODY"),
            ],
            report.Sources.Select(citation => (citation.Kind, citation.Id)));
    }

    private static Register Doubling(double rate, params Plan[] plans) =>
        new()
        {
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-iowa", "155-HE", rate, plans: plans)],
            Goals = [A.Goal()],
        };
}
