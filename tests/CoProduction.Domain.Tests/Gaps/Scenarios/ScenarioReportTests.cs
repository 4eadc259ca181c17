using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Differences;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class ScenarioReportTests
{
    /// <summary>Output is 100 rounds a month, and 200 from 2027-01 on, when it reaches the goal.</summary>
    private static readonly Register Rounds = new()
    {
        Items = [A.Product("155-HE")],
        Factories = [A.Factory("usa-a", "155-HE", 100, plans: A.Step("2027-01", 200))],
        Goals = [A.Goal()],
    };

    [Fact]
    public void A_slip_costs_the_units_of_its_months_and_its_months()
    {
        var family = Rounds.Under(new Slip(Selection.All, 9)).Families.Single();
        var series = family.Products.Single().Series;

        Assert.Equal((A.Month("2027-01"), A.Month("2027-10")), (series.ReachedBefore.Floor, series.ReachedAfter.Floor));
        Assert.Equal(-900, series.Total.Output!.Value.Floor);
        Assert.Equal(900, series.Total.Gap!.Value.Floor!.Value, 1e-9);
        Assert.Equal([(2027, -900.0)], series.Years.Where(year => year.Difference.Output!.Value.Floor != 0).Select(year => (year.Year, year.Difference.Output!.Value.Floor!.Value)));
        Assert.Equal((A.Month("2027-01"), new Setback(9, false)), (series.FirstMonth, series.Setback));
        Assert.Equal(0, series.LastMonth.Output!.Value.Floor);
        Assert.Equal(0, family.Index!.Value.Floor);
    }

    [Fact]
    public void Slips_add_up_and_what_is_commissioned_or_observed_stays()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories =
            [
                A.Factory("usa-a", "155-HE", 0, plans: A.Step("2026-01", 10, PlanStage.Commissioned)),
                A.Factory("usa-b", "155-HE", 0, asOf: "2026-01", plans: A.Step("2026-01", 20)), // missed, for its rate was stated then
                A.Factory("usa-c", "155-HE", 1, plans: A.Step("2026-01", 41)),
                A.Factory("deu-a", "155-HE", 1, plans: A.Step("2026-01", 81)),
            ],
            Goals = [A.Goal()],
        };

        var after = register.Under(new Slip(Selection.All, 2), new Slip(Changed.Partners("DEU"), 3)).After;

        Assert.Equal([12.0, 52, 52, 132], new[] { "2026-02", "2026-03", "2026-05", "2026-06" }.Select(month => after.Output("155-HE", month)!.Value));
    }

    [Fact]
    public void Nothing_beyond_a_stage_leaves_what_is_at_least_as_certain()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories =
            [
                A.Factory("usa-a", "155-HE", 100, plans: A.Step("2026-01", 110, PlanStage.Announced)),
                A.Factory("usa-b", "155-HE", 100, plans: A.Step("2026-01", 120, PlanStage.Funded)),
            ],
            Goals = [A.Goal()],
        };

        var report = register.Under(ForecastCase.Announced, "2025-11", new StageLimit(Selection.All, PlanStage.Funded));

        Assert.Equal((230, 220), (report.Before.Output("155-HE", "2030-10")!.Value, report.After.Output("155-HE", "2030-10")!.Value));
    }

    [Fact]
    public void A_surge_asks_for_more_from_its_month_on()
    {
        var report = Rounds.Under(new SurgedDemand(1.5, [Parsed.As<Family>(A.Family)], Changed.Months("2030-10")));
        var months = report.After.Product("155-HE").Series.Months;

        Assert.Equal((report.Before.Product("155-HE").Series.Months[58].Path, 300), (months[58].Path, months[59].Path));
        var (last, reached) = (report.Families[0].Products.Single().Series.LastMonth, report.Families[0].Products.Single().Series.ReachedAfter);
        Assert.Equal((100.0, 0.0, 100.0), (last.Path, last.Output!.Value.Floor, last.Gap!.Value.Floor));
        Assert.Null(reached.Floor);
    }

    [Fact]
    public void A_surge_of_one_family_takes_shared_parts_from_the_other()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE", ("FUZE", 1)), A.ProductOf("patriot", "PAC3-MSE", ("FUZE", 1)), A.Component("FUZE")],
            Factories =
            [
                A.Factory("usa-a", "155-HE", 100, plans: A.Step("2025-12", 500)), A.Factory("usa-b", "PAC3-MSE", 100, plans: A.Step("2025-12", 500)),
                A.Factory("usa-c", "FUZE", 200),
            ],
            Goals = [A.Goal(), A.Goal("patriot")],
        };

        var after = register.Under(new SurgedDemand(3, [Parsed.As<Family>("patriot")], Changed.Always)).After;

        Assert.Equal((50, 150), (after.Output("155-HE", "2030-10")!.Value, after.Output("PAC3-MSE", "2030-10")!.Value));
    }

    [Fact]
    public void Added_capacity_rises_evenly_and_goes_with_its_partner()
    {
        var added = new AddedCapacity(A.Code("155-HE"), 30, Parsed.As<CountryCode>("POL"), 2, Changed.Months("2026-01"));

        var after = Rounds.Under(added).After;

        Assert.Equal([100.0, 110, 120, 130, 130], new[] { "2025-12", "2026-01", "2026-02", "2026-03", "2026-04" }.Select(month => after.Output("155-HE", month)!.Value));
        Assert.Equal(100, Rounds.Under(added, Changed.Lost(Changed.Partners("POL"))).After.Output("155-HE", "2026-04")!.Value);
    }

    [Fact]
    public void Capacity_that_is_added_to_the_unknown_is_told()
    {
        var register = new Register { Items = [A.Product("155-HE", ("copper", 1))], Factories = Rounds.Factories, Goals = Rounds.Goals };

        Assert.Equal(
            ["The capacity of copper is unknown, so that nothing can be added to it."],
            register.Under(new AddedCapacity(A.Code("copper"), 1, null, 0, Changed.Always)).Warnings.Select(warning => warning.Detail));
    }

    [Fact]
    public void A_course_that_falls_below_its_beginning_is_set_back_at_least_all_its_months()
    {
        Assert.Equal(Setback.None, Setback.Between([1, 2, 3], [1, 2, 4]));
        Assert.Equal(new Setback(2, false), Setback.Between([1, 2, 3], [1, 1, 1]));
        Assert.Equal(new Setback(3, true), Setback.Between([1, 2, 3], [0, 0, 0.5]));
        Assert.Equal(Setback.None, Setback.Between([null, null], [null, null]));
    }

    [Fact]
    public void Names_that_are_in_no_record_are_told()
    {
        var warnings = Rounds.Under(
            Changed.Lost(Changed.Sites("usa-a", "usa-x")), new Slip(new Selection { Families = [Parsed.As<Family>("drone")] }, 1)).Warnings;

        Assert.Equal([new ScenarioWarning(0, "There is no factory usa-x. Did you mean usa-a?", true), new ScenarioWarning(1, "There is no family drone.", true)], warnings);
    }

    [Fact]
    public void Ready_scenarios_are_in_every_register()
    {
        Assert.Equal(
            ["us-withdraws", "export-ban-gallium-germanium-antimony", "europe-alone", "indo-pacific-alone", "everything-slips-9-months",
             "everything-slips-18-months", "funded-only", "energy-shock"],
            ReadyScenarios.All.Select(scenario => scenario.Id.Value));
        Assert.All(ReadyScenarios.All, scenario => Assert.Same(scenario, ReadyScenarios.Find(scenario.Id.Value)));
        Assert.All(ReadyScenarios.All, scenario => Assert.Equal([A.Family], Rounds.Under([.. scenario.Changes]).Families.Select(family => family.Family.Value)));
    }

    [Fact]
    public void The_energy_shock_lasts_twelve_months()
    {
        var after = Ammunition.Rounds(assembly: 200, fuzes: 200, bodies: 200).Under(ForecastCase.Committed, "2026-06", [.. ReadyScenarios.Find("energy-shock")!.Changes]).After;

        Assert.Equal([200.0, 150, 150, 200], new[] { "2026-05", "2026-06", "2027-05", "2027-06" }.Select(month => after.Output("155-HE", month)!.Value));
    }
}
