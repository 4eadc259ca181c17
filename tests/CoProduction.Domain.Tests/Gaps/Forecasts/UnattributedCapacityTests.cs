using CoProduction.Goals;
using CoProduction.Registry.Factories;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

public sealed class UnattributedCapacityTests
{
    [Fact]
    public void A_partner_is_observed_to_make_what_its_lines_do_not_explain()
    {
        var report = Register([A.Factory("pol-dezamet", "155-HE", 25)], [A.Observed("155-HE", "POL", 40)]).Report();

        Assert.Equal(15, report.Unattributed("155-HE", "POL"));
        Assert.Equal(Figures.Exactly(40), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void What_is_never_below_zero_where_lines_exceed_the_observation()
    {
        var report = Register([A.Factory("pol-dezamet", "155-HE", 50)], [A.Observed("155-HE", "POL", 40)]).Report();

        Assert.Equal(0, report.Unattributed("155-HE", "POL"));
        Assert.Equal(Figures.Exactly(50), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void A_part_is_never_added_to_its_whole()
    {
        var report = Register(
            [A.Factory("pol-dezamet", "155-HE", 25), A.Factory("fra-tarbes", "155-HE", 10), A.Factory("usa-iowa", "155-HE", 100)],
            [
                A.Observed("155-HE", "POL", 40), A.Observed("155-HE", "USA", 120), A.Observed("155-HE", "EU", 70),
                A.Observed("155-HE", "ALLIED", 500),
            ]).Report();

        Assert.Equal(15, report.Unattributed("155-HE", "POL"));
        Assert.Equal(20, report.Unattributed("155-HE", "USA"));
        Assert.Equal(70 - (40 + 10), report.Unattributed("155-HE", "EU"));
        Assert.Equal(500 - (70 + 120), report.Unattributed("155-HE", "ALLIED"));
        Assert.Equal(Figures.Exactly(500), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void Partners_outside_the_EU_do_not_count_towards_it()
    {
        var report = Register([A.Factory("usa-iowa", "155-HE", 100)], [A.Observed("155-HE", "EU", 70)]).Report();

        Assert.Equal(70, report.Unattributed("155-HE", "EU"));
        Assert.Equal(Figures.Exactly(170), report.Capacity("155-HE", "2025-11"));
    }

    [Fact]
    public void A_partner_that_is_no_record_belongs_to_no_group() =>
        Assert.Equal(70, Register([A.Factory("svk-dubnica", "155-HE", 30)], [A.Observed("155-HE", "EU", 70)]).Report().Unattributed("155-HE", "EU"));

    [Fact]
    public void A_later_observation_steps_it()
    {
        var report = Register(
            [A.Factory("pol-dezamet", "155-HE", 25)],
            [A.Observed("155-HE", "POL", 40, "2025-11"), A.Observed("155-HE", "POL", 60, "2026-08")]).Report("2026-09");

        Assert.Equal(15, report.Unattributed("155-HE", "POL", "2026-07"));
        Assert.Equal(35, report.Unattributed("155-HE", "POL", "2026-08"));
        Assert.Equal(40, report.Product("155-HE").Series.Baseline);
    }

    [Fact]
    public void Targets_and_capacities_stand_beside_it_and_are_never_added()
    {
        var report = Register(
            [A.Factory("pol-dezamet", "155-HE", 25)],
            [A.Observed("155-HE", "EU", 2000, kind: BaselineKind.Capacity), A.Observed("155-HE", "POL", 3000, kind: BaselineKind.Target)]).Report();

        Assert.Equal(Figures.Exactly(25), report.Capacity("155-HE", "2030-10"));
        Assert.Equal([2000.0, 3000.0], report.Supply("155-HE").Statements.Select(statement => statement.Rate.Monthly.Units));
    }

    private static Register Register(IReadOnlyList<Factory> factories, IReadOnlyList<Baseline> baselines) =>
        new()
        {
            Partners = [A.Partner("POL", "EU"), A.Partner("FRA", "EU"), A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Factories = factories,
            Baselines = baselines,
            Goals = [A.Goal()],
        };
}
