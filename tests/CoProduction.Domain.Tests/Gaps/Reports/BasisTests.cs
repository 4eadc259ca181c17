using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry.Sources;

namespace CoProduction.Domain.Tests.Gaps.Reports;

/// <summary>What a baseline rests on, and the goal by the other side of each contradiction.</summary>
public sealed class BasisTests
{
    [Fact]
    public void A_baseline_rests_on_lines_and_on_what_is_observed_beyond_them()
    {
        var basis = Of(
            A.Observed("155-HE", "POL", 60), A.Observed("155-HE", "ALLIED", 200, confidence: Confidence.Estimate)).Product("155-HE").Basis!;

        Assert.Equal(40, basis.LineUnits);
        Assert.Equal([("ALLIED", 140.0), ("POL", 20.0)], basis.Observations.Select(each => (each.Observed.Scope.Value, each.Beyond)));
        Assert.Equal([(Confidence.Reported, 0.3), (Confidence.Estimate, 0.7)], basis.Founded);
        Assert.Empty(basis.OtherSides);
    }

    /// <summary>All allies' total contains what the EU is said to be capable of; another source says less.</summary>
    [Fact]
    public void A_total_that_contains_a_contested_statement_gives_the_goal_by_the_other_source()
    {
        var (claimed, doubted, former) = (
            A.Observed("155-HE", "EU", 150, "2025-12", BaselineKind.Capacity),
            A.Observed("155-HE", "EU", 50, "2024-06", BaselineKind.Capacity),
            A.Observed("155-HE", "EU", 30, "2022-02", BaselineKind.Capacity));
        var total = A.Observed("155-HE", "ALLIED", 200) with { Includes = [claimed.Id] };

        var side = Of(total, claimed, doubted, former).Product("155-HE").Basis!.OtherSides.Single();

        Assert.Equal((total.Id, claimed.Id, doubted.Id), (side.Observed.Id, side.Believed.Id, side.Other.Id));
        Assert.Equal((100.0, 200.0), (side.Baseline, side.EndRate));
    }

    [Fact]
    public void Two_observations_of_one_scope_and_month_contradict_each_other()
    {
        var side = Of(A.Observed("155-HE", "POL", 60), A.Observed("155-HE", "POL", 100, id: "o2")).Product("155-HE").Basis!.OtherSides.Single();

        Assert.Equal((60.0, 100.0), (side.Believed.Lowest, side.Other.Lowest));
        Assert.Equal((100.0, 200.0), (side.Baseline, side.EndRate));
    }

    [Fact]
    public void An_older_observation_is_no_contradiction() =>
        Assert.Empty(Of(A.Observed("155-HE", "POL", 60), A.Observed("155-HE", "POL", 100, "2022")).Product("155-HE").Basis!.OtherSides);

    private static GapReport Of(params Baseline[] baselines) =>
        new Register
        {
            Partners = [A.Partner("POL", "EU")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("pol-a", "155-HE", 40)],
            Baselines = baselines,
            Goals = [A.Goal()],
        }.Report();
}
