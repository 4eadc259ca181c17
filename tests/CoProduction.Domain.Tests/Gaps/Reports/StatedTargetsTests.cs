using CoProduction.Goals;

namespace CoProduction.Domain.Tests.Gaps.Reports;

/// <summary>What stated targets come to, without adding a part to its whole.</summary>
public sealed class StatedTargetsTests
{
    [Fact]
    public void Partners_add_up() => Assert.Equal(30, Sum(Target("POL", 10), Target("USA", 20)));

    [Theory]
    [InlineData(25, 45)]
    [InlineData(35, 55)]
    public void The_EU_counts_instead_of_its_members_if_it_comes_to_more(double union, double sum) =>
        Assert.Equal(sum, Sum(Target("EU", union), Target("POL", 10), Target("DEU", 15), Target("USA", 20)));

    [Fact]
    public void All_allies_count_instead_of_all_else_if_they_come_to_more()
    {
        Assert.Equal(60, Sum(Target("ALLIED", 60), Target("EU", 35), Target("USA", 20)));
        Assert.Equal(55, Sum(Target("ALLIED", 50), Target("EU", 35), Target("USA", 20)));
    }

    [Fact]
    public void Of_one_scope_the_latest_counts_that_is_due_by_the_year_in_which_the_goal_ends() =>
        Assert.Equal(30, Sum(Target("USA", 20, "2027"), Target("USA", 30, "2030-12"), Target("USA", 40, "2031")));

    [Fact]
    public void A_target_without_a_date_counts() => Assert.Equal(20, Sum(Target("USA", 20, null)));

    [Fact]
    public void Companies_capacities_and_other_products_count_nothing() =>
        Assert.Null(Targets(Target("company:Nammo", 20), A.Observed("155-HE", "USA", 20, "2027", BaselineKind.Capacity), A.Observed("155-TP", "USA", 20, "2027", BaselineKind.Target)));

    [Fact]
    public void Without_a_goal_there_is_nothing_to_stand_beside() =>
        Assert.Null(Of(Target("USA", 20)).Report().Product("155-TP").Targets);

    private static double Sum(params Baseline[] targets) => Targets(targets)!.Value;

    private static double? Targets(params Baseline[] targets) => Of(targets).Report().Product("155-HE").Targets?.Rate;

    private static Register Of(params Baseline[] targets) => new()
    {
        Partners = [A.Partner("POL", "EU"), A.Partner("DEU", "EU"), A.Partner("USA")],
        Items = [A.Product("155-HE"), A.Product("155-TP")],
        Factories = [A.Factory("usa-a", "155-HE", 10)],
        Baselines = targets,
        Goals = [A.Goal()],
    };

    private static Baseline Target(string scope, double rate, string? due = "2028") =>
        A.Observed("155-HE", scope, rate, due, BaselineKind.Target, id: $"t{due?.ToLowerInvariant() ?? "open"}");
}
