using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Bottlenecks;
using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Gaps.Bottlenecks;

public sealed class ProductBottlenecksTests
{
    [Fact]
    public void Items_bind_one_after_the_other_as_they_are_relieved()
    {
        // The goal is twice 100 rounds. Fuzes allow 110, bodies 150, assembly 180.
        var bottlenecks = Of(Ammunition.Rounds(assembly: 180, fuzes: 110, bodies: 150));

        var last = bottlenecks.Periods[^1];
        Assert.Equal(["155-FUZE", "155-BODY", "155-HE"], last.Steps.Select(step => step.Items.Single().Value));
        Assert.Equal([110.0, 150.0, 180.0], last.Steps.Select(step => step.Output));
        Assert.Equal(A.Month("2030-10"), last.To);
    }

    [Fact]
    public void The_order_ends_where_the_path_is_met()
    {
        // In 59 months the path rises by 100: above 110 in the sixth of them, above 150 in the thirtieth, above 180 in the forty-eighth.
        var periods = Of(Ammunition.Rounds(assembly: 180, fuzes: 110, bodies: 150)).Periods;

        Assert.Equal([1, 2, 3], periods.Select(period => period.Steps.Count));
        Assert.Equal(["2026-05", "2028-05", "2029-11"], periods.Select(period => period.From.ToString()));
    }

    [Fact]
    public void Each_item_tells_when_it_binds_and_when_it_would()
    {
        var items = Of(Ammunition.Rounds(assembly: 180, fuzes: 110, bodies: 150)).Items;

        Assert.Equal([("155-FUZE", 1), ("155-BODY", 2), ("155-HE", 3)], items.Select(item => (item.Item.Value, item.Step)));
        Assert.Equal(new MonthSpan(A.Month("2026-05"), A.Month("2030-10")), items[0].Binds.Single());
        Assert.Empty(items[1].Binds);
        Assert.Equal(new MonthSpan(A.Month("2028-05"), A.Month("2030-10")), items[1].Follows.Single());
    }

    [Fact]
    public void Units_are_lost_to_what_alone_stands_in_the_way()
    {
        var items = Of(Ammunition.Rounds(assembly: 300, fuzes: 110, bodies: 150)).Items;

        // In the ten months of 2030 the path asks for 184.7 to 200; fuzes alone limit output to 110, and bodies would allow 150.
        Assert.Equal(10 * 40, items[0].Lost.Single(year => year.Year == 2030).Units, 1e-9);
        Assert.Equal(0, items[1].LostInAll);
    }

    [Fact]
    public void Nothing_is_lost_to_one_of_two_that_bind_together()
    {
        var items = Of(Ammunition.Rounds(assembly: 300, fuzes: 110, bodies: 110)).Items;

        Assert.Equal([1, 1], items.Select(item => item.Step));
        Assert.All(items, item => Assert.Equal(0, item.LostInAll));
    }

    [Fact]
    public void A_product_on_its_path_has_none()
    {
        var bottlenecks = Of(Ammunition.Rounds(assembly: 300, fuzes: 300, bodies: 300));

        Assert.Empty(bottlenecks.Periods);
        Assert.Empty(bottlenecks.Items);
    }

    [Fact]
    public void Each_step_is_what_linear_programs_find_once_the_steps_before_are_unlimited() => Seeds.EachWithCases(25, seed =>
    {
        var outcome = RandomRegister.Of(seed).In(asOf: "2026-06");
        var steps = 0;
        foreach (var bottlenecks in ProductBottlenecks.Of(outcome))
        {
            foreach (var period in bottlenecks.Periods)
            {
                var month = new GoalProblem(outcome, outcome.Projection.Horizon.IndexOf(period.To));
                var relieved = new List<ItemCode>();
                foreach (var step in period.Steps)
                {
                    var expected = month.Output(bottlenecks.Product, relieved.Select(item => (item, GoalProblem.Plenty)));
                    Assert.Equal(expected, step.Output, 1e-7 * Math.Max(1, expected));
                    relieved.AddRange(step.Items);
                    Assert.True(month.Output(bottlenecks.Product, relieved.Select(item => (item, GoalProblem.Plenty))) > expected);
                    steps++;
                }
            }
        }

        return steps;
    });

    [Fact]
    public void Units_lost_are_what_linear_programs_find() => Seeds.EachWithCases(50, seed =>
    {
        var outcome = RandomRegister.Of(seed).In(asOf: "2026-06");
        var (projection, horizon, lost) = (outcome.Projection, outcome.Projection.Horizon, 0);
        foreach (var bottlenecks in ProductBottlenecks.Of(outcome).Where(each => each.Items.Count > 0))
        {
            var product = projection.Explosion.Products.Index().Single(each => projection.Items[each.Item] == bottlenecks.Product).Index;
            var goal = projection.Goals[product]!;
            var year = bottlenecks.Items[0].Lost[1];
            var expected = Enumerable.Range(goal.Start, goal.Goal.Months).Where(month => horizon.At(month).Year == year.Year).Sum(month =>
            {
                var problem = new GoalProblem(outcome, month);
                return Math.Max(0, goal.PathAt(month) - problem.Output(bottlenecks.Product))
                    - Math.Max(0, goal.PathAt(month) - problem.Output(bottlenecks.Product, (bottlenecks.Items[0].Item, GoalProblem.Plenty)));
            });

            Assert.Equal(expected, year.Units, 1e-6 * Math.Max(1, goal.EndRate));
            lost += expected > 0 ? 1 : 0;
        }

        return lost;
    });

    private static ProductBottlenecks Of(Register register) => ProductBottlenecks.Of(register.In()).Single();
}
