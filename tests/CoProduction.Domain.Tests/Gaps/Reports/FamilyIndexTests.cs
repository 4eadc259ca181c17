using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Gaps.Reports;

/// <summary>A family's figure is the mean of its products' shares of their own goals.</summary>
public sealed class FamilyIndexTests
{
    [Fact]
    public void Each_product_counts_alike_however_many_are_made_and_none_counts_above_its_goal()
    {
        // A million small drones reach half of their goal, and ten large ones three times theirs.
        var family = Drones(A.Factory("usa-a", "FPV", 1_000_000), A.Factory("usa-b", "MALE", 10, plans: A.Step("2026-01", 60))).Report().Family();

        Assert.Equal(0.75, family.Last!.Index.Floor);
        Assert.Equal("FPV", family.Last.Worst.Floor.Value);
        Assert.Equal(1, family.Last.Path);
        Assert.Equal(0.5, family.Months[0].Path);
    }

    [Fact]
    public void A_family_is_reached_when_every_product_with_a_goal_is()
    {
        var late = Drones(
            A.Factory("usa-a", "FPV", 100, plans: A.Step("2027-01", 200)), A.Factory("usa-b", "MALE", 10, plans: A.Step("2028-03", 20))).Report().Family();
        var never = Drones(A.Factory("usa-a", "FPV", 100, plans: A.Step("2027-01", 900)), A.Factory("usa-b", "MALE", 10)).Report().Family();

        Assert.Equal((VerdictKind.Reached, A.Month("2028-03")), (late.Cases[1].Verdict, late.Cases[1].Reached.Floor));
        Assert.Equal((VerdictKind.Open, null), (never.Cases[1].Verdict, never.Cases[1].Reached.Floor));
    }

    [Fact]
    public void A_family_is_missed_when_any_product_is()
    {
        var family = Drones(
            A.Factory("usa-a", "FPV", 100), A.Factory("usa-b", "MALE", 10, plans: A.Step("2027-01", 15))).Report().Family();

        Assert.Equal(VerdictKind.Missed, family.Cases[1].Verdict);
        Assert.Equal("MALE", family.Cases[1].Worst.Ceiling.Value);
    }

    [Fact]
    public void Products_add_up_only_where_one_unit_counts_them_all()
    {
        var register = Drones(A.Factory("usa-a", "FPV", 100), A.Factory("usa-b", "MALE", 10));
        var unlike = register with { Items = [register.Items[0], With(register.Items[1], "set of four")] };

        Assert.Equal(("each", 110.0), (register.Report().Family().Sum!.Unit, register.Report().Family().Sum!.Series.Last.Output!.Value.Floor));
        Assert.Null(unlike.Report().Family().Sum);
    }

    [Fact]
    public void Of_what_keeps_pace_the_share_is_whole_at_the_ceiling()
    {
        var family = Drones(A.Factory("usa-a", "FPV", 100), A.Factory("usa-b", "MALE", 10)).Report().Family();

        Assert.Equal(new AtReadings<double>(0.5, 0.5, 1), family.Last!.Index);
    }

    private static Register Drones(params Factory[] factories) =>
        new() { Items = [A.Product("FPV"), A.Product("MALE")], Factories = factories, Goals = [A.Goal()] };

    private static Item With(Item item, string unit) => new(item.Code, item.Name, item.Kind, item.Family, unit, item.Notes, item.Release, item.Materials);
}
