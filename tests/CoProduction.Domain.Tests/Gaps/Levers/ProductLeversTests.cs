using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Levers;

namespace CoProduction.Domain.Tests.Gaps.Levers;

public sealed class ProductLeversTests
{
    private const int Last = 59;

    [Fact]
    public void A_lever_tells_units_a_year_for_each_unit_a_month_and_up_to_where()
    {
        // A round needs two bodies. Bodies allow 110 rounds, fuzes 150.
        var lever = Of(Ammunition.Rounds(assembly: 300, fuzes: 150, bodies: 110)).Alone.Single();

        Assert.Equal(("155-BODY", 1.0), (lever.Step.Single().Item.Value, lever.Step.Single().Units));
        Assert.Equal(6.0, lever.UnitsAYear);
        Assert.Equal(80, lever.Steps, 1e-9);
        Assert.Equal(480, lever.Unlocked, 1e-9);
        Assert.Equal(["155-FUZE"], lever.Next.Select(item => item.Value));
        Assert.Empty(lever.Others);
    }

    [Fact]
    public void A_lever_ends_where_the_path_is_met()
    {
        var lever = Of(Ammunition.Rounds(assembly: 300, fuzes: 300, bodies: 110)).Alone.Single();

        Assert.Equal(180, lever.Steps, 1e-9);
        Assert.Empty(lever.Next);
    }

    [Fact]
    public void Two_that_bind_together_help_only_together()
    {
        var levers = Of(Ammunition.Rounds(assembly: 150, fuzes: 110, bodies: 110));

        Assert.Empty(levers.Alone);
        var pair = levers.Pairs.Single();
        Assert.Equal([("155-BODY", 2.0), ("155-FUZE", 1.0)], pair.Step.Select(added => (added.Item.Value, added.Units)));
        Assert.Equal(12.0, pair.UnitsAYear);
        Assert.Equal(40, pair.Steps, 1e-9);
        Assert.Equal(["155-HE"], pair.Next.Select(item => item.Value));
    }

    [Fact]
    public void Two_that_bind_one_after_the_other_help_further_together()
    {
        var levers = Of(Ammunition.Rounds(assembly: 170, fuzes: 150, bodies: 110));

        Assert.Equal(480, levers.Alone.Single().Unlocked, 1e-9);
        Assert.Equal(["155-BODY", "155-FUZE"], levers.Pairs[0].Step.Select(added => added.Item.Value));
        Assert.Equal(12 * 60, levers.Pairs[0].Unlocked, 1e-9);
        Assert.Single(levers.Pairs);
    }

    [Fact]
    public void What_another_product_loses_is_told()
    {
        // The goals of A and B are 100 each, and they share 100 fuzes. A also needs motors, of which there are 40.
        var outcome = new Register
        {
            Items = [A.Product("TYPE-A", ("FUZE", 1), ("MOTOR", 1)), A.Product("TYPE-B", ("FUZE", 1)), A.Component("FUZE"), A.Component("MOTOR")],
            Factories =
            [
                A.Factory("usa-a", "TYPE-A", 50, plans: A.Step("2025-12", 300)), A.Factory("usa-b", "TYPE-B", 50, plans: A.Step("2025-12", 300)),
                A.Factory("usa-c", "FUZE", 100), A.Factory("usa-d", "MOTOR", 50, plans: A.Step("2025-12", 40)),
            ],
            Goals = [A.Goal()],
        }.In();

        var lever = ProductLevers.Of(outcome, Last)[0].Alone.Single();

        Assert.Equal("MOTOR", lever.Step.Single().Item.Value);
        Assert.Equal(12.0, lever.UnitsAYear);
        Assert.Equal(10, lever.Steps, 1e-9);
        Assert.Equal([("TYPE-B", -12.0)], lever.Others.Select(other => (other.Product.Value, other.UnitsAYear)));
    }

    [Fact]
    public void Where_three_bind_together_the_smallest_set_that_helps_is_all_three_and_the_reason_says_why_no_fewer_do()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE", ("FILL", 1), ("FUZE", 1), ("PRIMER", 2), ("CHARGE", 5)), A.Component("FILL"), A.Component("FUZE"), A.Component("PRIMER"), A.Component("CHARGE")],
            Factories =
            [
                A.Factory("usa-a", "155-HE", 100, plans: A.Step("2025-12", 300)), A.Factory("usa-c", "CHARGE", 500, plans: A.Step("2025-12", 550)),
            ],
            Goals = [A.Goal()],
        };

        var levers = Of(register);

        Assert.Empty(levers.Alone);
        Assert.Empty(levers.Pairs);
        Assert.Equal([("FILL", 1.0), ("FUZE", 1.0), ("PRIMER", 2.0)], levers.Smallest!.Step.Select(added => (added.Item.Value, added.Units)));
        Assert.Equal((12.0, 10.0), (levers.Smallest.UnitsAYear, Math.Round(levers.Smallest.Steps, 9)));
        Assert.Equal(["CHARGE"], levers.Smallest.Next.Select(item => item.Value));
        Assert.Equal("FILL, FUZE, PRIMER are used up together: each holds 155-HE where it is, so only an addition to all of them helps.", levers.Reason);
    }

    /// <summary>A and its successor B share a goal; each waits for its own three parts. An addition to the parts of one helps both alike.</summary>
    [Fact]
    public void Of_a_product_and_its_successor_the_parts_of_one_are_enough()
    {
        (string, double?)[] Parts(string of) => [($"{of}1", 1), ($"{of}2", 1), ($"{of}3", 1)];
        var register = new Register
        {
            Items =
            [
                A.Product("AA", Parts("A")) with { SucceededBy = A.Code("BB") }, A.Product("BB", Parts("B")),
                .. new[] { "A1", "A2", "A3", "B1", "B2", "B3" }.Select(code => A.Component(code)),
            ],
            Factories =
            [
                A.Factory("usa-a", "AA", 40, plans: A.Step("2025-12", 200)), A.Factory("usa-b", "BB", 30, plans: A.Step("2025-12", 200)),
            ],
            Goals = [A.Goal()],
        };

        var levers = ProductLevers.Of(register.In(), Last).Single();

        Assert.Equal(["A1", "A2", "A3"], levers.Smallest!.Step.Select(added => added.Item.Value));
        Assert.Equal("A1, A2, A3 are used up together: each holds AA where it is, so only an addition to all of them helps.", levers.Reason);
    }

    [Fact]
    public void What_a_product_without_a_goal_loses_is_told_beside_the_lever()
    {
        // 30 motors are left for the drill; each fuze more for the goal's product takes one of them.
        var register = new Register
        {
            Items = [A.Product("GOAL", ("MOTOR", 1), ("FUZE", 1)), A.ProductOf("training", "DRILL", ("MOTOR", 1)), A.Component("MOTOR"), A.Component("FUZE")],
            Factories =
            [
                A.Factory("usa-a", "GOAL", 100, plans: A.Step("2025-12", 300)), A.Factory("usa-b", "DRILL", 50), A.Factory("usa-c", "MOTOR", 130),
                A.Factory("usa-d", "FUZE", 100),
            ],
            Goals = [A.Goal()],
        };
        var settled = register with { Baselines = [A.Observed("MOTOR", "ALLIED", 130)] };

        var lever = Of(settled).Alone.Single();

        Assert.Equal("FUZE", lever.Step.Single().Item.Value);
        Assert.Equal([("DRILL", -12.0)], lever.Others.Select(other => (other.Product.Value, Math.Round(other.UnitsAYear, 6))));
    }

    /// <summary>The smallest set is needed as a whole: a linear program gains nothing from any part of it, and what is told from all of it.</summary>
    [Fact]
    public void The_smallest_set_gains_what_a_linear_program_finds_and_nothing_without_one_of_its_items() => Seeds.EachWithCases(100, seed =>
    {
        var outcome = RandomRegister.Of(seed).In(asOf: "2026-06");
        var (month, sets) = (new GoalProblem(outcome, 19), ProductLevers.Of(outcome, 19).Where(each => each.Smallest is not null).ToList());
        foreach (var lever in sets.Select(each => each.Smallest!))
        {
            var before = month.Output(lever.Product);
            Assert.Equal(
                before + (lever.UnitsAYear / 12 * lever.Steps), month.Output(lever.Product, lever.Step.Select(added => (added.Item, lever.Steps * added.Units))), 1e-7 * Math.Max(1, before));
            Assert.All(lever.Step, left => Assert.True(
                month.Output(lever.Product, lever.Step.Where(added => added != left).Select(added => (added.Item, lever.Steps * added.Units))) <= before + 1e-8));
        }

        return sets.Count;
    });

    [Fact]
    public void A_product_on_its_path_needs_none() => Assert.Empty(ProductLevers.Of(Ammunition.Rounds(300, 300, 300).In(), Last));

    [Fact]
    public void A_month_beyond_the_horizon_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProductLevers.Of(Ammunition.Rounds(300, 300, 300).In(), 60));

    [Fact]
    public void Each_lever_gains_what_linear_programs_find_up_to_its_end_and_not_beyond() => Seeds.EachWithCases(50, seed =>
    {
        var outcome = RandomRegister.Of(seed).In(asOf: "2026-06");
        var month = new GoalProblem(outcome, 19);
        var levers = ProductLevers.Of(outcome, 19).SelectMany(each => each.Alone.Concat(each.Pairs)).ToList();
        foreach (var lever in levers)
        {
            var before = month.Output(lever.Product);
            var tolerance = 1e-7 * Math.Max(1, before);
            Assert.All([0.4 * lever.Steps, lever.Steps], steps => Assert.Equal(before + (lever.UnitsAYear / 12 * steps), After(lever, steps), tolerance));
            if (lever.Next.Count > 0)
            {
                var beyond = (1.01 * lever.Steps) + 0.01;
                Assert.NotEqual(before + (lever.UnitsAYear / 12 * beyond), After(lever, beyond), tolerance);
            }
        }

        return levers.Count(lever => lever.Next.Count > 0);

        double After(Lever lever, double steps) =>
            month.Output(lever.Product, lever.Step.Select(added => (added.Item, steps * added.Units)));
    });

    [Fact]
    public void No_other_item_helps() => Seeds.EachWithCases(25, seed =>
    {
        var outcome = RandomRegister.Of(seed).In(asOf: "2026-06");
        var (month, items, tried) = (new GoalProblem(outcome, 19), outcome.Projection.Items, 0);
        foreach (var levers in ProductLevers.Of(outcome, 19))
        {
            var helping = levers.Alone.Select(lever => lever.Step[0].Item).ToHashSet();
            var others = Enumerable.Range(0, items.Count).Select(item => items[item]).Where(item => !helping.Contains(item)).ToList();
            Assert.All(others, item => Assert.True(month.Output(levers.Product, (item, 1e-3)) <= month.Output(levers.Product) + 1e-8));
            tried += others.Count;
        }

        return tried;
    });

    private static ProductLevers Of(Register register) => ProductLevers.Of(register.In(), Last).Single();
}
