using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class TheaterAloneTests
{
    /// <summary>Assembly makes 150 in Europe and 50 in America, fuzes 80 and 120. The observed output of all allies is 220 rounds.</summary>
    private static readonly Register Rounds = new Register
    {
        Partners = [A.PartnerIn(Theater.NorthAmerica, "USA"), A.Partner("POL", "EU")],
        Items = [A.Product("155-HE", ("155-FUZE", 1)), A.Component("155-FUZE")],
        Factories =
        [
            A.Factory("usa-a", "155-HE", 50), A.Factory("usa-b", "155-FUZE", 120),
            A.Factory("pol-a", "155-HE", 150), A.Factory("pol-b", "155-FUZE", 80),
        ],
        Baselines = [A.Observed("155-HE", "ALLIED", 220)],
        Goals = [A.Goal()],
    }.WithGrowthStated();

    [Fact]
    public void It_makes_what_its_own_lines_and_parts_allow_and_at_most_what_nobody_can_place()
    {
        // The place of 20 rounds is unknown, and the 220 rounds imply 20 more fuzes.
        Assert.Equal(new AtReadings<double>(80, 80, 100), Alone(Theater.Europe));
        Assert.Equal(new AtReadings<double>(50, 50, 70), Alone(Theater.NorthAmerica));
        Assert.Equal(new AtReadings<double>(0, 0, 20), Alone(Theater.IndoPacific));
    }

    [Fact]
    public void A_line_of_unknown_rate_that_steps_to_a_published_one_counts_there_in_both_readings()
    {
        var register = new Register
        {
            Partners = [A.Partner("POL", "EU")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("pol-a", "155-HE", plans: A.Step("2025-12", 60))],
            Baselines = [A.Observed("155-HE", "ALLIED", 100)],
            Goals = [A.Goal()],
        };

        var after = register.WithGrowthStated().Under(new TheaterAlone(Theater.Europe, Changed.Always)).After;

        Assert.Equal(new AtReadings<double>(60, 60, 160), after.Product("155-HE").Series.Months[2].Output);
    }

    [Fact]
    public void Self_sufficiency_holds_what_is_made_alone_against_the_theaters_part_of_what_all_make()
    {
        var (floor, ceiling) = (Europe(Reading.Floor), Europe(Reading.Ceiling));

        // Lines make 200 of the 220, of which Europe makes 150. At the floor its part is therefore 150 of 220.
        Assert.Equal((80, 150, 220, 440), (floor.Alone, floor.Within, floor.Together, floor.Path));
        Assert.Equal(100 * 80.0 / 150, floor.Percent!.Value, 1e-9);
        Assert.Equal((100, 170, 220, 440), (ceiling.Alone, ceiling.Within, ceiling.Together, ceiling.Path));
        Assert.Equal(100 * 100.0 / 170, ceiling.Percent!.Value, 1e-9);

        static SelfSufficiency Europe(Reading reading) =>
            SelfSufficiency.Of(Rounds.In(reading: reading), 59).Single(each => each.Theater == Theater.Europe);
    }

    private static AtReadings<double> Alone(Theater theater) =>
        Rounds.Under(new TheaterAlone(theater, Changed.Always)).After.Product("155-HE").Series.Last.Output!.Value;
}
