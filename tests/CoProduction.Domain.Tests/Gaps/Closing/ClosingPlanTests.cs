using CoProduction.Domain.Tests.Gaps.Allocations;
using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps;
using CoProduction.Gaps.Closing;
using CoProduction.Gaps.Projections;

namespace CoProduction.Domain.Tests.Gaps.Closing;

public sealed class ClosingPlanTests
{
    [Fact]
    public void Every_level_gets_what_the_path_needs_beyond_its_capacity()
    {
        // The path leads to 200 rounds: 30 more of assembly, 90 more fuzes and twice 50 more bodies.
        var plan = ClosingPlan.Of(Ammunition.Rounds(assembly: 170, fuzes: 110, bodies: 150).In());

        Assert.Equal([("155-BODY", 100.0), ("155-FUZE", 90.0), ("155-HE", 30.0)], plan.Items.Select(item => (item.Item.Value, Math.Round(item.InAll, 9))));
        Assert.Empty(plan.Unknown);
    }

    [Fact]
    public void It_tells_by_when_and_how_much_comes_new()
    {
        var fuzes = ClosingPlan.Of(Ammunition.Rounds(assembly: 170, fuzes: 110, bodies: 150).In()).Items[1];

        // The path rises by 100 / 59 a month and passes 110 between month 5 and month 6.
        Assert.Equal(0, fuzes.InPlace[5]);
        Assert.Equal(100 + (600 / 59.0) - 110, fuzes.InPlace[6], 1e-9);
        Assert.Equal(100 / 59.0, fuzes.New(30), 1e-9);
        Assert.Equal(fuzes.InAll, Enumerable.Range(0, 60).Sum(fuzes.New), 1e-9);
    }

    [Fact]
    public void What_is_built_stays_though_a_plan_makes_it_needless_later()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-a", "155-HE", 100, plans: A.Step("2029-11", 200))],
            Goals = [A.Goal()],
        };

        var rounds = ClosingPlan.Of(register.In()).Items.Single();

        Assert.Equal(4700 / 59.0, rounds.Missing[47], 1e-9);
        Assert.Equal(0, rounds.Missing[48]);
        Assert.Equal(rounds.Missing[47], rounds.InAll);
    }

    [Fact]
    public void A_product_that_is_ahead_counts_with_its_path_and_one_without_a_goal_with_nothing()
    {
        var register = new Register
        {
            Items = [A.Product("AHEAD", ("MOTOR", 1)), A.ProductOf("training", "DRILL", ("MOTOR", 1)), A.Component("MOTOR")],
            Factories = [A.Factory("usa-a", "AHEAD", 10, plans: A.Step("2025-12", 500)), A.Factory("usa-b", "DRILL", 50), A.Factory("usa-c", "MOTOR", 15)],
            Goals = [A.Goal(months: 13)],
        };

        // Motors: 60 are implied, for as many of both are made today.
        Assert.Empty(ClosingPlan.Of(register.In()).Items);
    }

    [Fact]
    public void An_item_of_unknown_capacity_is_told_with_what_is_needed_of_it()
    {
        var plan = ClosingPlan.Of(new Register
        {
            Items = [A.Product("155-HE", ("steel", 35), ("BATTERY", null))],
            Factories = [A.Factory("usa-a", "155-HE", 100)],
            Goals = [A.Goal()],
        }.In());

        Assert.Equal("steel", plan.Unknown.Single().Item.Value);
        Assert.Equal((3500.0, 7000.0), (plan.Unknown[0].Units[0], plan.Unknown[0].Units[^1]));
        Assert.Equal("155-HE", plan.Items.Single().Item.Value);
    }

    /// <summary>Checks with linear programs that the plan meets every path at once, and that slightly less of any addition does not.</summary>
    [Fact]
    public void It_is_enough_and_nothing_of_it_is_too_much() => Seeds.EachWithCases(25, seed =>
    {
        var outcome = RandomRegister.Of(seed).In(asOf: "2026-06");
        var (plan, tried) = (ClosingPlan.Of(outcome), 0);
        foreach (var month in new[] { 3, 12, 19 })
        {
            var missing = plan.Items.Where(item => item.Missing[month] > 0).ToList();
            Assert.True(MetBy(missing.Select(item => 1.0)));
            for (var less = 0; less < missing.Count; less++)
            {
                Assert.False(MetBy(missing.Select((_, place) => place == less ? 0.99 : 1)));
                tried++;
            }

            bool MetBy(IEnumerable<double> shares) =>
                WorstRatio(outcome, month, missing.Zip(shares, (item, share) => (item.Item.Value, share * item.Missing[month]))) >= 1 - 1e-8;
        }

        return tried;
    });

    /// <summary>The best ratio of output to path for the product that is worst off, if capacity is shared in proportion to the paths.</summary>
    private static double WorstRatio(CaseProjection outcome, int month, IEnumerable<(string Item, double Units)> added)
    {
        var (projection, problem) = (outcome.Projection, new GoalProblem(outcome, month));
        var paths = Enumerable.Range(0, projection.Goals.Count)
            .Select(product => projection.Goals[product])
            .OfType<ProductGoal>()
            .Select(goal => goal.Covers(month) ? goal.PathAt(month) : 0)
            .ToArray();
        var more = added.Aggregate(problem.Problem, (all, each) => all.With(projection.Items.Find(A.Code(each.Item))!.Value, each.Units));
        return LinearMaxMin.Outputs(more, paths).Zip(paths, (output, path) => output / path).DefaultIfEmpty(1).Min();
    }
}
