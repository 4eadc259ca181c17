using CoProduction.Gaps.Verdicts;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Gaps.Verdicts;

/// <summary>A product and the one that takes its place share one goal.</summary>
public sealed class SuccessionTests
{
    [Fact]
    public void What_both_make_counts_towards_the_one_goal()
    {
        var report = Missiles(A.Factory("usa-b", "PRSM", plans: A.Step("2028-01", 45))).Report();
        var (old, young) = (report.Product("ATACMS"), report.Product("PRSM"));

        Assert.Equal((40.0, 80.0), (old.Series.Baseline, old.Series.EndRate));
        Assert.Equal(85, old.Series.Last.Output!.Value.Floor);
        Assert.Equal(A.Month("2028-01"), old.Series.Reached.Floor);
        Assert.Equal(VerdictKind.Reached, old.Verdict!.Kind);
        Assert.Equal(["PRSM"], old.With.Select(item => item.Value));
        Assert.Equal(("ATACMS", 45.0), (young.SharesGoalOf!.Value, young.Series.Last.Output!.Value.Floor));
        Assert.Null(young.Verdict);
        Assert.Null(young.Question);
    }

    [Fact]
    public void The_family_has_one_goal_for_both()
    {
        var family = Missiles(A.Factory("usa-b", "PRSM", 20)).Report().Family();

        // 60 of 120.
        Assert.Equal(0.5, family.Last!.Index.Floor);
        Assert.Equal("ATACMS", family.Last.Worst.Floor.Value);
    }

    [Fact]
    public void A_line_of_several_successors_and_a_circle_of_them_share_one_goal_of_the_first()
    {
        var (chain, circle) = (Three("B", "C", null), Three("B", "C", "A"));

        Assert.Equal([null, "A", "A"], new[] { "A", "B", "C" }.Select(code => chain.Report().Product($"{code}-1").SharesGoalOf?.Value[..1]));
        Assert.Equal([null, "A", "A"], new[] { "A", "B", "C" }.Select(code => circle.Report().Product($"{code}-1").SharesGoalOf?.Value[..1]));
        Assert.Equal(30, circle.Report().Product("A-1").Series.Baseline);
    }

    [Fact]
    public void Both_have_their_part_where_they_share_a_component_with_others()
    {
        var register = new Register
        {
            Items =
            [
                A.Product("ATACMS", ("MOTOR", 1)) with { SucceededBy = A.Code("PRSM") }, A.Product("PRSM", ("MOTOR", 1)), A.Product("GMLRS", ("MOTOR", 1)),
                A.Component("MOTOR"),
            ],
            Factories =
            [
                A.Factory("usa-a", "ATACMS", 50, plans: A.Step("2026-01", 500)), A.Factory("usa-b", "PRSM", 50, plans: A.Step("2026-01", 500)),
                A.Factory("usa-c", "GMLRS", 100, plans: A.Step("2026-01", 500)), A.Factory("usa-m", "MOTOR", 300),
            ],
            Goals = [A.Goal()],
        };

        var report = register.Report();

        // The pair's goal is 200, as that of GMLRS: each gets half of the motors.
        Assert.Equal((150.0, 75.0, 150.0), (report.Output("ATACMS", "2030-10"), report.Output("PRSM", "2030-10"), report.Output("GMLRS", "2030-10")));
    }

    private static Register Missiles(params Factory[] factories) =>
        new()
        {
            Items = [A.Product("ATACMS") with { SucceededBy = A.Code("PRSM") }, A.Product("PRSM")],
            Factories = [A.Factory("usa-a", "ATACMS", 40), .. factories],
            Goals = [A.Goal()],
        };

    private static Register Three(string? first, string? second, string? third) =>
        new()
        {
            Items = [With("A", first), With("B", second), With("C", third)],
            Factories = [A.Factory("usa-a", "A-1", 10), A.Factory("usa-b", "B-1", 10), A.Factory("usa-c", "C-1", 10)],
            Goals = [A.Goal()],
        };

    private static Item With(string code, string? successor) =>
        A.Product($"{code}-1") with { SucceededBy = successor is null ? null : A.Code($"{successor}-1") };
}
