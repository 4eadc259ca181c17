using CoProduction.Gaps.Allocations;

namespace CoProduction.Domain.Tests.Gaps.Allocations;

public sealed class StrictPriorityTests
{
    private static readonly AllocationProblem Problem = Shared.Problem([40, 100, 60], [(2, 1)], [(2, 1)]);

    [Fact]
    public void Each_takes_all_it_can_of_what_those_before_it_leave()
    {
        Assert.Equal([40.0, 20.0], StrictPriority.Fill(Problem, [0, 1]).Outputs);
        Assert.Equal([0.0, 60.0], StrictPriority.Fill(Problem, [1, 0]).Outputs);
    }

    [Fact]
    public void It_names_what_stopped_each() =>
        Assert.Equal([[0], [2]], StrictPriority.Fill(Problem, [0, 1]).Binding);

    [Fact]
    public void A_product_that_is_not_named_gets_nothing() =>
        Assert.Equal([0.0, 60.0], StrictPriority.Fill(Problem, [1]).Outputs);

    [Fact]
    public void A_product_is_named_once() =>
        Assert.Throws<ArgumentException>(() => StrictPriority.Fill(Problem, [0, 0]));

    [Theory]
    [MemberData(nameof(Shared.Seeds), 100, MemberType = typeof(Shared))]
    public void Every_capacity_is_kept(int seed)
    {
        var (problem, weights) = Shared.Random(seed);

        var used = problem.UseOf(StrictPriority.Fill(problem, [.. Enumerable.Range(0, weights.Length).Reverse()]).Outputs);

        Assert.All(used.Zip(problem.Capacities), item => Assert.True(item.First <= item.Second * (1 + 1e-9)));
    }
}
