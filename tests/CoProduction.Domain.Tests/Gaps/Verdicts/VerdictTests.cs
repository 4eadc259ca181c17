using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Domain.Tests.Gaps.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Verdicts;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(200.0, VerdictKind.Reached)]
    [InlineData(199.0, VerdictKind.Missed)]
    public void A_goal_whose_growth_is_all_stated_is_reached_or_missed(double planned, VerdictKind verdict) =>
        Assert.Equal(verdict, Rounds([], A.Step("2028-01", planned)).Report().Product("155-HE").Verdict!.Kind);

    [Fact]
    public void A_missed_goal_names_what_stops_it_and_the_plans_that_come_too_late_or_do_not_count()
    {
        var verdict = Rounds(
            [],
            A.Step("2028-01", 150),
            A.Step("2030-12", 500, PlanStage.Announced, id: "e2"),
            A.Step("2031-01", 600, id: "e3"),
            A.Step("2029-01", 160, PlanStage.Proposed, id: "e4")).Report().Product("155-HE").Verdict!;

        Assert.Equal(VerdictKind.Missed, verdict.Kind);
        Assert.Equal([("155-HE", 150.0)], verdict.Stops.Select(stop => (stop.Item.Value, stop.Capacity)));
        Assert.Equal(
            [("e4", false, 0), ("e2", false, 2), ("e3", true, 3)],
            verdict.Uncounted.Select(plan => (plan.Plan.Id.Value, plan.IsInCase, plan.MonthsLate)));
    }

    [Fact]
    public void An_open_goal_names_the_items_whose_unstated_growth_decides_and_how_far_each_must_grow()
    {
        var verdict = Rounds([("FUZE", 1), ("BODY", 2)], A.Step("2028-01", 250)).Report("2026-11").Product("155-HE").Verdict!;

        // 100 fuzes a month must become 200 in the 47 months from 2026-11 to 2030-10.
        Assert.Equal(VerdictKind.Open, verdict.Kind);
        Assert.Equal([("BODY", 200.0, 400.0), ("FUZE", 100.0, 200.0)], verdict.Deciding.Select(item => (item.Item.Value, item.AtFloor, Math.Round(item.Needed, 5))));
        Assert.All(verdict.Deciding, item => Assert.Equal(0.1936, item.GrowthAYear!.Value, 1e-4));
        Assert.Equal((A.Month("2026-11"), A.Month("2030-10")), (verdict.Deciding[0].From, verdict.Deciding[0].To));
    }

    [Fact]
    public void Without_a_baseline_there_is_no_verdict_but_a_first_question()
    {
        var product = new Register { Items = [A.Product("155-HE")], Factories = [A.Factory("usa-a", "155-HE")], Goals = [A.Goal()] }.Report().Product("155-HE");

        Assert.Null(product.Verdict);
        Assert.Equal("What was made of 155-HE in 2025-11, and what is made today?", product.Question);
    }

    /// <summary>Each needed capacity is tried on reports: with a little less of the item the goal is not met, with a little more it is, all else at the ceiling.</summary>
    [Fact]
    public void With_what_must_be_true_the_goal_is_met_and_with_less_it_is_not() => Seeds.EachWithCases(80, seed =>
    {
        var (register, tried) = (RandomRegister.Of(seed), 0);
        var current = Projection.Of(register, A.Month("2026-06"))!.CurrentCapacity;
        foreach (var product in register.Report("2026-06").Families.SelectMany(family => family.Products).Where(product => product.Verdict?.Kind == VerdictKind.Open))
        {
            // A line of unknown or doubtful rate makes more of an item at the ceiling than at the floor, so that the addition alone would not tell.
            foreach (var deciding in product.Verdict!.Deciding.Where(item => IsSure(current.Items.Find(item.Item)!.Value)))
            {
                var missing = deciding.Needed - deciding.AtFloor;
                Assert.False(IsMet(register, product, deciding, missing * 0.999));
                Assert.True(IsMet(register, product, deciding, missing * 1.001));
                tried++;
            }
        }

        return tried;

        bool IsSure(int item) =>
            current.Lines.UnknownOf(item).Length == 0
            && current.Lines.ExpandingOf(item).All(line => line.IsSure)
            && !current.Lines.IsDoubtful(item, [.. current.Observations.Of(current.Items[item]).Values.SelectMany(each => each)]);
    });

    [Fact]
    public void A_verdict_holds_in_every_case_by_the_two_readings_of_that_case() => Seeds.EachWithCases(40, seed =>
    {
        var seen = 0;
        foreach (var product in RandomRegister.Of(seed).Report("2026-06").Families.SelectMany(family => family.Products).Where(product => product.Verdict is not null))
        {
            foreach (var outcome in product.Cases)
            {
                var (floor, ceiling) = (outcome.Output!.Value.Floor >= Enough(product), outcome.Output.Value.Ceiling >= Enough(product));
                Assert.Equal(floor && ceiling ? VerdictKind.Reached : floor || ceiling ? VerdictKind.Open : VerdictKind.Missed, outcome.Verdict);
                seen++;
            }

            Assert.Equal(product.Verdict!.Kind, product.Cases.Single(each => each.Case == ForecastCase.Committed).Verdict);
        }

        return seen;

        static double Enough(ProductReport product) => product.Series.EndRate!.Value * (1 - 1e-9);
    });

    /// <summary>Nobody has stated how A's own line grows. If it keeps pace, A takes parts that B needs: B makes 80 of 80 at the floor and 60 at the ceiling.</summary>
    [Fact]
    public void A_goal_that_the_floor_meets_and_the_ceiling_does_not_is_open_and_names_what_stops_it_there()
    {
        var report = Shared().Report();

        var verdict = report.Product("BB").Verdict!;

        Assert.Equal((80.0, 60.0), (report.Product("BB").Series.Last.Output!.Value.Floor, report.Product("BB").Series.Last.Output!.Value.Ceiling));
        Assert.Equal(VerdictKind.Open, verdict.Kind);
        Assert.Equal(["PART"], verdict.Stops.Select(stop => stop.Item.Value));
        Assert.Empty(verdict.Deciding);
    }

    /// <summary>P and B need screws. If A stays at the floor, it leaves parts to B, which takes more screws.</summary>
    [Fact]
    public void An_item_that_only_other_products_need_can_decide()
    {
        var register = Shared() with
        {
            Items =
            [
                A.Product("AA", ("PART", 1)), A.Product("BB", ("PART", 1), ("SCREW", 1)), A.Product("PP", ("SCREW", 1)), A.Component("PART"), A.Component("SCREW"),
            ],
            Factories =
            [
                A.Factory("usa-a", "AA", 41), A.Factory("usa-b", "BB", 41, plans: A.Step("2026-08", 200)),
                A.Factory("usa-p", "PP", 41, plans: A.Step("2026-08", 200)),
                Settled.Factory("usa-part", "PART", 100),
                Settled.Factory("usa-screw", "SCREW", 135),
            ],
        };

        var product = register.Report().Product("PP");

        Assert.Equal((76.0, 85.0), (Math.Round(product.Series.Last.Output!.Value.Floor, 6), Math.Round(product.Series.Last.Output!.Value.Ceiling, 6)));
        Assert.Equal(["AA"], product.Verdict!.Deciding.Select(item => item.Item.Value));
    }

    /// <summary>ATACMS and its successor make 40 and 30 of a goal of 140. Either alone could make up for the other.</summary>
    [Fact]
    public void Where_a_successor_can_make_up_for_a_product_each_decides_instead_of_the_other()
    {
        var register = new Register
        {
            Items = [A.Product("ATACMS") with { SucceededBy = A.Code("PRSM") }, A.Product("PRSM")],
            Factories = [A.Factory("usa-a", "ATACMS", 40), A.Factory("usa-p", "PRSM", 30)],
            Goals = [A.Goal()],
        };

        var verdict = register.Report().Product("ATACMS").Verdict!;

        Assert.Equal(
            [("ATACMS", 110.0, "PRSM"), ("PRSM", 100.0, "ATACMS")],
            verdict.Deciding.Select(item => (item.Item.Value, Math.Round(item.Needed, 5), item.Instead.Single().Value)));
    }

    /// <summary>M2 takes over from M1. More of M1 uses up parts of which it needs ten and M2 one, so that together they make less.</summary>
    [Fact]
    public void A_goal_that_more_of_an_item_keeps_from_being_met_ends_the_search_at_the_ceiling()
    {
        var register = new Register
        {
            Items = [A.Product("M1", ("PART", 10)) with { SucceededBy = A.Code("M2") }, A.Product("M2", ("PART", 1)), A.Component("PART")],
            Factories =
            [
                A.Factory("usa-m1", "M1", plans: A.Step("2026-08", 4)), A.Factory("usa-m2", "M2", 26, plans: A.Step("2026-08", 50)),
                Settled.Factory("usa-part", "PART", 100),
            ],
            Baselines = [A.Observed("M1", "ALLIED", 1)],
            Coverages = [Settled.Coverage("ALLIED", "M1")],
            Goals = [A.Goal(multiplier: 2.03, months: 24)],
        };

        var deciding = register.Report("2026-06").Product("M1").Verdict!.Deciding.Single();

        Assert.Equal(("M1", 4.0, null), (deciding.Item.Value, deciding.AtFloor, deciding.GrowthAYear));
        Assert.InRange(deciding.Needed, 4, 5);
    }

    /// <summary>Half of the fuzes are lost, so what is left must become four times as much.</summary>
    [Fact]
    public void Under_a_scenario_what_is_left_must_grow()
    {
        var report = Rounds([("FUZE", 1)], A.Step("2026-12", 400)).Under(
            ForecastCase.Committed, "2026-11", Changed.Lost(Changed.Items("FUZE"), 50, Changed.Months("2026-11"))).After;

        var deciding = report.Product("155-HE").Verdict!.Deciding.Single();

        Assert.Equal((50.0, 200.0, 50.0), (deciding.AtFloor, Math.Round(deciding.Needed, 5), deciding.Unstated));
        Assert.Equal(Math.Pow(4, 12 / 47.0) - 1, deciding.GrowthAYear!.Value, 1e-6);
    }

    /// <summary>
    /// Whether the goal is met at the ceiling by a report on a register that states of the item that nothing grows but one planned site's addition.
    /// </summary>
    private static bool IsMet(Register register, ProductReport product, DecidingItem deciding, double added)
    {
        var settled = register with
        {
            Factories =
            [
                .. register.Factories.Select(factory => factory.With(
                    [.. factory.Lines.Select(line => line.Item == deciding.Item ? line with { NonePlanned = A.Source() } : line)])),
                A.Factory("usa-new", deciding.Item.Value, status: SiteStatus.Planned, plans: A.Step("2026-07", added)),
            ],
            Coverages = [Settled.Coverage("ALLIED", deciding.Item.Value)],
        };
        var series = settled.Report("2026-06").Product(product.Product.Value).Series;
        return series.Last.Output!.Value.Ceiling >= series.EndRate!.Value * (1 - 1e-9);
    }

    /// <summary>A and B make 40 each and share 120 parts; a plan of B's is all that is stated.</summary>
    private static Register Shared() =>
        new()
        {
            Items = [A.Product("AA", ("PART", 1)), A.Product("BB", ("PART", 1)), A.Component("PART")],
            Factories =
            [
                A.Factory("usa-a", "AA", 40), A.Factory("usa-b", "BB", 40, plans: A.Step("2026-08", 200)),
                Settled.Factory("usa-part", "PART", 120),
            ],
            Goals = [A.Goal()],
        };

    private static Register Rounds((string, double?)[] materials, params Plan[] plans) =>
        new()
        {
            Items = [A.Product("155-HE", materials), A.Component("FUZE"), A.Component("BODY")],
            Factories = [A.Factory("usa-a", "155-HE", 100, plans: plans)],
            Goals = [A.Goal()],
        };
}
