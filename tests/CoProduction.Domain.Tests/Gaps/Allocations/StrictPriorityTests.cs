namespace CoProduction.Domain.Tests.Gaps.Allocations;

public sealed class StrictPriorityTests
{
    private static readonly Problem Problem = Shared.Problem([40, 100, 60], [(2, 1)], [(2, 1)]);

    [Fact]
    public void Each_takes_all_it_can_of_what_those_before_it_leave()
    {
        Assert.Equal([40.0, 20.0], Problem.FillInOrder(0, 1).Outputs);
        Assert.Equal([0.0, 60.0], Problem.FillInOrder(1, 0).Outputs);
    }

    [Fact]
    public void It_names_what_stopped_each() =>
        Assert.Equal([[0], [2]], Problem.FillInOrder(0, 1).Binding);

    [Fact]
    public void A_product_that_is_not_named_gets_nothing() =>
        Assert.Equal([0.0, 60.0], Problem.FillInOrder(1).Outputs);

    [Fact]
    public void A_product_is_named_once() =>
        Assert.Throws<ArgumentException>(() => Problem.FillInOrder(0, 0));

    [Fact]
    public void What_is_left_of_an_unknown_capacity_is_unknown() =>
        Assert.Equal([10.0, 20.0], Shared.Problem([10, 20, double.PositiveInfinity], [(2, 1)], [(2, 1)]).FillInOrder(0, 1).Outputs);

    [Fact]
    public void Every_capacity_is_kept() => Seeds.Each(100, seed =>
    {
        var (problem, weights) = Shared.Random(seed);

        var used = problem.UseOf(problem.FillInOrder([.. Enumerable.Range(0, weights.Length).Reverse()]).Outputs);

        Assert.All(used.Zip(problem.Capacities), item => Assert.True(item.First <= item.Second * (1 + 1e-9)));
    });
}
