using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry.Factories;
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
            A.Step("2030-12", 500, ExpansionStage.Announced, id: "e2"),
            A.Step("2031-01", 600, id: "e3"),
            A.Step("2029-01", 160, ExpansionStage.Proposed, id: "e4")).Report().Product("155-HE").Verdict!;

        Assert.Equal(VerdictKind.Missed, verdict.Kind);
        Assert.Equal([("155-HE", 150.0)], verdict.Stops.Select(stop => (stop.Item.Value, stop.Capacity)));
        Assert.Equal(
            [("e4", false, 0), ("e2", false, 2), ("e3", true, 3)],
            verdict.Uncounted.Select(plan => (plan.Expansion.Id.Value, plan.IsInCase, plan.MonthsLate)));
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
            // A line of unknown rate makes more of an item at the ceiling than at the floor, so that the addition alone would not tell.
            foreach (var deciding in product.Verdict!.Deciding.Where(item => current.Lines.UnknownOf(current.Items.Find(item.Item)!.Value).Length == 0))
            {
                var missing = deciding.Needed - deciding.AtFloor;
                Assert.False(IsMet(register, product, deciding, missing * 0.999));
                Assert.True(IsMet(register, product, deciding, missing * 1.001));
                tried++;
            }
        }

        return tried;
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
                Assert.Equal(floor ? VerdictKind.Reached : ceiling ? VerdictKind.Open : VerdictKind.Missed, outcome.Verdict);
                seen++;
            }

            Assert.Equal(product.Verdict!.Kind, product.Cases.Single(each => each.Case == ForecastCase.Committed).Verdict);
        }

        return seen;

        static double Enough(ProductReport product) => product.Series.EndRate!.Value * (1 - 1e-9);
    });

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
                A.Factory("usa-new", deciding.Item.Value, status: SiteStatus.Planned, expansions: A.Step("2026-07", added)),
            ],
            Coverages = [Settled.Coverage("ALLIED", deciding.Item.Value)],
        };
        var series = settled.Report("2026-06").Product(product.Product.Value).Series;
        return series.Last.Output!.Value.Ceiling >= series.EndRate!.Value * (1 - 1e-9);
    }

    private static Register Rounds((string, double?)[] materials, params Expansion[] plans) =>
        new()
        {
            Items = [A.Product("155-HE", materials), A.Component("FUZE"), A.Component("BODY")],
            Factories = [A.Factory("usa-a", "155-HE", 100, expansions: plans)],
            Goals = [A.Goal()],
        };
}
