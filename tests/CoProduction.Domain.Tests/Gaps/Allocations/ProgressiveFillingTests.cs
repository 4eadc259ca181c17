using CoProduction.Gaps.Allocations;

namespace CoProduction.Domain.Tests.Gaps.Allocations;

public sealed class ProgressiveFillingTests
{
    [Fact]
    public void What_is_short_is_shared_by_weight_and_who_stops_early_leaves_the_rest()
    {
        // Item 2 is shared; the first product stops at its own 10, so the second takes 90 - 10 of it.
        var problem = Shared.Problem([10, 100, 90], [(2, 1)], [(2, 1)]);

        var allocation = problem.Fill(1, 1);

        Assert.Equal([10.0, 80.0], allocation.Outputs);
        Assert.Equal([[0], [2]], allocation.Binding);
    }

    [Fact]
    public void Weights_set_the_ratio_in_which_outputs_rise()
    {
        var allocation = Shared.Problem([100, 100, 60], [(2, 1)], [(2, 2)]).Fill(2, 1);

        Assert.Equal([30.0, 15.0], allocation.Outputs);
    }

    [Fact]
    public void Items_that_run_out_together_are_all_named()
    {
        var allocation = Shared.Problem([10, 10, 50], [(1, 1), (2, 5)]).Fill(3);

        Assert.Equal([10.0], allocation.Outputs);
        Assert.Equal([[0, 1, 2]], allocation.Binding);
    }

    [Fact]
    public void A_product_without_weight_takes_no_part()
    {
        var allocation = Shared.Problem([10, 10], [], []).Fill(1, 0);

        Assert.Equal([10.0, 0.0], allocation.Outputs);
        Assert.Empty(allocation.Binding[1]);
    }

    [Fact]
    public void An_item_without_capacity_stops_its_products_at_zero()
    {
        var allocation = Shared.Problem([10, 10, 0], [(2, 1)], []).Fill(1, 1);

        Assert.Equal([0.0, 10.0], allocation.Outputs);
        Assert.Equal([[2], [1]], allocation.Binding);
    }

    [Fact]
    public void What_nothing_stops_is_infinite()
    {
        var allocation = Shared.Problem([double.PositiveInfinity, 5], [], []).Fill(1, 1);

        Assert.Equal([double.PositiveInfinity, 5.0], allocation.Outputs);
    }

    [Fact]
    public void A_product_of_weight_zero_keeps_what_it_has_and_the_others_fill_the_rest()
    {
        var uses = Shared.Problem([10, 100, 60], [(2, 1)], [(2, 1)]).Uses;
        double[] outputs = [10, 99];

        new ProgressiveFilling(uses).Fill([10, 100, 60], [0, 1], outputs);

        Assert.Equal([10.0, 50.0], outputs);
    }

    [Fact]
    public void A_filling_can_be_used_again()
    {
        var filling = new ProgressiveFilling(Shared.Problem([10, 100, 60], [(2, 1)], [(2, 1)]).Uses);
        var (first, second) = (new double[2], new double[2]);

        filling.Fill([10, 100, 60], [1, 1], first);
        filling.Fill([40, 100, 60], [1, 1], second);

        Assert.Equal([10.0, 50.0], first);
        Assert.Equal([30.0, 30.0], second);
    }

    [Fact]
    public void A_filling_allocates_nothing()
    {
        var (problem, weights) = Shared.Random(1);
        var (filling, outputs, binding) = (new ProgressiveFilling(problem.Uses), new double[weights.Length], new bool[problem.Uses.Count]);
        filling.Fill(problem.Capacities, weights, outputs, binding);
        var before = GC.GetAllocatedBytesForCurrentThread();

        filling.Fill(problem.Capacities, weights, outputs, binding);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Every_capacity_is_kept() => Seeds.Each(100, seed =>
    {
        var (problem, weights) = Shared.Random(seed);

        var used = problem.UseOf(problem.Fill(weights).Outputs);

        Assert.All(used.Zip(problem.Capacities), item => Assert.True(item.First <= item.Second * (1 + 1e-9), $"{item.First} of {item.Second}"));
    });

    /// <summary>
    /// Each product has a used-up item of which no other user is better off. More for the product would mean less for one that is no better off.
    /// </summary>
    [Fact]
    public void No_product_can_be_raised_without_lowering_one_that_is_no_better_off() => Seeds.Each(100, seed =>
    {
        var (problem, weights) = Shared.Random(seed);

        var allocation = problem.Fill(weights);
        var used = problem.UseOf(allocation.Outputs);

        Assert.All(Enumerable.Range(0, weights.Length), product => Assert.Contains(allocation.Binding[product], item =>
            used[item] >= problem.Capacities[item] * (1 - 1e-9)
            && Enumerable.Range(0, weights.Length)
                .Where(other => problem.Uses.Quantity(other, item) > 0)
                .All(other => allocation.Outputs[other] / weights[other] <= (allocation.Outputs[product] / weights[product] * (1 + 1e-9)) + 1e-12)));
    });

    [Fact]
    public void It_is_what_successive_linear_programs_find() => Seeds.Each(100, seed =>
    {
        var (problem, weights) = Shared.Random(seed);

        var expected = LinearMaxMin.Outputs(problem, weights);
        var actual = problem.Fill(weights).Outputs;

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * Math.Max(1, pair.First)));
    });

    /// <summary>
    /// More of an item never lowers the ratios, sorted from the worst off, because every former allocation stays feasible. A product that is
    /// better off may get less, because more goes to one that is worse off.
    /// </summary>
    [Fact]
    public void More_capacity_never_lowers_the_sorted_ratios() => Seeds.Each(100, seed =>
    {
        var (problem, weights) = Shared.Random(seed);
        var before = problem.Fill(weights);
        for (var item = 0; item < problem.Capacities.Length; item++)
        {
            var after = problem.With(item, 7).Fill(weights);

            Ratios.AssertNoWorse(before.Outputs, after.Outputs, weights);
        }
    });

    [Fact]
    public void More_capacity_can_lower_a_product_that_is_better_off()
    {
        // Item 3 limits the first product. With more of it, the first product takes more of item 2 from the second.
        var before = Shared.Problem([100, 100, 60, 10], [(2, 1), (3, 1)], [(2, 1)]).Fill(1, 1);
        var after = Shared.Problem([100, 100, 60, 20], [(2, 1), (3, 1)], [(2, 1)]).Fill(1, 1);

        Assert.Equal([10.0, 50.0], before.Outputs);
        Assert.Equal([20.0, 40.0], after.Outputs);
    }
}
