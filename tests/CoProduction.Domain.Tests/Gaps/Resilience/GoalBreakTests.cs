using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Resilience;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed partial class GoalBreakTests
{
    [Fact]
    public async Task Searches_for_losses_end_when_they_are_cancelled()
    {
        var outcome = Ammunition.Rounds(assembly: 170, fuzes: 110, bodies: 150).In();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => Losses.Of(outcome, cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => GoalBreak.Of(outcome, cancellation: cancelled.Token));
    }

    [Fact]
    public void One_site_breaks_a_goal_that_is_just_reached()
    {
        var broken = GoalBreak.Of(Ammunition.Rounds(assembly: 200, fuzes: 250, bodies: 300).In()).Single();

        Assert.True(broken.IsReached);
        Assert.Equal([("usa-a", 1.0), ("usa-b", 1.0), ("usa-c", 1.0)], broken.Sets.Select(set => (set.Sites.Single().Value, set.IndexLost)));
    }

    [Theory]
    [InlineData(GoalBreak.MostPairs, true)]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Two_sites_break_it_where_none_does_alone(int mostPairs, bool isComplete)
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories =
            [
                A.Factory("usa-a", "155-HE", 40, plans: A.Step("2025-12", 150)),
                A.Factory("usa-b", "155-HE", 30, plans: A.Step("2025-12", 100)),
                A.Factory("usa-c", "155-HE", 30, plans: A.Step("2025-12", 100)),
            ],
            Goals = [A.Goal()],
        };

        // With more pairs than may be tried, these three are still the ones that contribute most to the item.
        var broken = GoalBreak.Of(register.In(), mostPairs).Single();

        Assert.Equal(isComplete, broken.IsComplete);
        Assert.Equal(["usa-a usa-b 0.5", "usa-a usa-c 0.5", "usa-b usa-c 0.25"], broken.Sets.Select(set => $"{string.Join(' ', set.Sites)} {set.IndexLost}"));
    }

    [Fact]
    public void Where_it_is_not_reached_the_costliest_sets_are_named()
    {
        var broken = GoalBreak.Of(Ammunition.Rounds(assembly: 170, fuzes: 110, bodies: 150).In()).Single();

        Assert.False(broken.IsReached);
        Assert.Equal([1, 2], broken.Sets.Select(set => set.Sites.Count));
        Assert.All(broken.Sets, set => Assert.Equal(0.55, set.IndexLost, 1e-12));
    }

    [Fact]
    public void One_partner_breaks_what_only_two_sites_do_with_all_its_sites_and_what_is_observed_beyond_them()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories =
            [
                A.Factory("pol-a", "155-HE", 30, plans: A.Step("2025-12", 100)),
                A.Factory("usa-a", "155-HE", 30, plans: A.Step("2025-12", 100)),
                A.Factory("usa-b", "155-HE", 30, plans: A.Step("2025-12", 100)),
            ],
            Baselines = [A.Observed("155-HE", "USA", 70)],
            Goals = [A.Goal()],
        };

        var broken = GoalBreak.Of(register.In()).Single();

        // The goal is 200 and output is 310, of which 10 come from no particular maker in the USA.
        Assert.Equal(["pol-a usa-a 0.45", "pol-a usa-b 0.45", "usa-a usa-b 0.45"], broken.Sets.Select(set => $"{string.Join(' ', set.Sites)} {set.IndexLost:0.##}"));
        Assert.Equal([("USA", 0.5)], broken.Partners.Select(set => (set.Partners.Single().Value, set.IndexLost)));
    }
}
