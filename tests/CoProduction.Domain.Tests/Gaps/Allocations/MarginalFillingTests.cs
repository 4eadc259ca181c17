using CoProduction.Gaps.Allocations;

namespace CoProduction.Domain.Tests.Gaps.Allocations;

public sealed class MarginalFillingTests
{
    // Item 2 is shared; each unit of it is one more for both, until the first product's own 40 are used up.
    [Fact]
    public void What_is_added_to_a_shared_item_goes_to_all_that_rise()
    {
        var marginal = Fill(Shared.Problem([40, 100, 60], [(2, 1)], [(2, 1)]), [1, 1], item: 2);

        Assert.Equal([0.5, 0.5], marginal.Gains.ToArray());
        Assert.Equal(20, marginal.Steps, 1e-12);
    }

    // Item 3 limits the first product. With more of it, the first product takes item 2 from the second, until both have the same.
    [Fact]
    public void A_product_that_is_better_off_may_lose()
    {
        var marginal = Fill(Shared.Problem([100, 100, 60, 10], [(2, 1), (3, 1)], [(2, 1)]), [1, 1], item: 3);

        Assert.Equal([1.0, -1.0], marginal.Gains.ToArray());
        Assert.Equal(20, marginal.Steps, 1e-12);
    }

    [Fact]
    public void One_of_two_items_that_are_used_up_together_gains_nothing()
    {
        var marginal = Fill(Shared.Problem([100, 10, 20], [(1, 1), (2, 2)]), [3], item: 1);

        Assert.Equal([0.0], marginal.Gains.ToArray());
        Assert.Equal(double.PositiveInfinity, marginal.Steps);
    }

    // At 40 the first product's own item is used up as well. With more of item 2, only that one binds.
    [Fact]
    public void Of_items_used_up_together_those_bind_that_are_not_added_to()
    {
        var problem = Shared.Problem([40, 100, 80], [(2, 1)], [(2, 1)]);
        var (filling, binding) = (new MarginalFilling(problem.Uses), new bool[problem.Uses.Count]);

        filling.Fill(problem.Capacities, [0, 0, 1], [1, 1], new double[2], binding);

        Assert.Equal([true, false, false, true], binding);
        Assert.Equal([0.0, 1.0], filling.Gains.ToArray());
    }

    [Fact]
    public void Without_steps_it_fills_like_any_other()
    {
        var problem = Shared.Problem([40, 100, 80], [(2, 1)], [(2, 1)]);
        var (filling, outputs, binding) = (new MarginalFilling(problem.Uses), new double[2], new bool[problem.Uses.Count]);
        filling.Fill(problem.Capacities, [0, 0, 1], [1, 1], outputs, binding);

        filling.Fill(problem.Capacities, [1, 1], outputs, binding);

        Assert.Equal([40.0, 40.0], outputs);
        Assert.Equal([true, true, false, true], binding);
    }

    [Fact]
    public void Outputs_are_linear_up_to_the_last_step_and_not_beyond() => Seeds.EachWithCases(60, seed =>
    {
        var (problem, weights) = Shared.Random(seed);
        var (before, ends) = (LinearMaxMin.Outputs(problem, weights), 0);
        for (var item = 0; item < problem.Capacities.Length; item++)
        {
            var gains = Fill(problem, weights, item).Gains.ToArray();
            var steps = Math.Min(PieceOf(problem, weights, item, gains), 50);
            Assert.All([0.3 * steps, steps], added => Assert.True(IsLinear(item, gains, added), $"item {item}, {added} added"));
            if (steps < 50)
            {
                Assert.False(IsLinear(item, gains, (1.01 * steps) + 0.01), $"item {item}, beyond {steps}");
                ends++;
            }
        }

        return ends;

        bool IsLinear(int item, double[] gains, double added) =>
            LinearMaxMin.Outputs(problem.With(item, added), weights)
                .Zip(before.Zip(gains, (output, gain) => output + (gain * added)))
                .All(pair => Math.Abs(pair.First - pair.Second) <= 1e-7 * Math.Max(1, pair.First));
    });

    /// <summary>The distance over which the gains stay the same.</summary>
    private static double PieceOf(Problem problem, double[] weights, int item, double[] gains)
    {
        var added = 0.0;
        while (double.IsFinite(added) && Fill(problem.With(item, added), weights, item) is var next
            && next.Gains.ToArray().Zip(gains).All(gain => Math.Abs(gain.First - gain.Second) <= 1e-9))
        {
            added += next.Steps;
        }

        return added;
    }

    private static MarginalFilling Fill(Problem problem, double[] weights, int item)
    {
        var step = new double[problem.Capacities.Length];
        step[item] = 1;
        var filling = new MarginalFilling(problem.Uses);
        filling.Fill(problem.Capacities, step, weights, new double[weights.Length]);
        return filling;
    }
}
