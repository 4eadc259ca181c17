using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Resilience;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed class GoalBreakTests
{
    [Fact]
    public void One_site_breaks_a_goal_that_is_just_reached()
    {
        var broken = GoalBreak.Of(Ammunition.Rounds(assembly: 200, fuzes: 250, bodies: 300).In()).Single();

        Assert.True(broken.IsReached);
        Assert.Equal([("usa-a", 200.0), ("usa-b", 200.0), ("usa-c", 200.0)], broken.Sets.Select(set => (set.Sites.Single().Value, set.UnitsLost)));
    }

    [Fact]
    public void Two_sites_break_it_where_none_does_alone()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories =
            [
                A.Factory("usa-a", "155-HE", 40, expansions: A.Step("2025-12", 150)),
                A.Factory("usa-b", "155-HE", 30, expansions: A.Step("2025-12", 100)),
                A.Factory("usa-c", "155-HE", 30, expansions: A.Step("2025-12", 100)),
            ],
            Goals = [A.Goal()],
        };

        var broken = GoalBreak.Of(register.In()).Single();

        Assert.Equal(["usa-a usa-b 250", "usa-a usa-c 250", "usa-b usa-c 200"], broken.Sets.Select(set => $"{string.Join(' ', set.Sites)} {set.UnitsLost}"));
    }

    [Fact]
    public void Where_it_is_not_reached_the_costliest_sets_are_named()
    {
        var broken = GoalBreak.Of(Ammunition.Rounds(assembly: 170, fuzes: 110, bodies: 150).In()).Single();

        Assert.False(broken.IsReached);
        Assert.Equal([1, 2], broken.Sets.Select(set => set.Sites.Count));
        Assert.All(broken.Sets, set => Assert.Equal(110, set.UnitsLost));
    }
}
