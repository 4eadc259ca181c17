using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class TheaterAloneTests
{
    /// <summary>Assembly makes 150 in Europe and 50 in America, fuzes 80 and 120. The observed output of all allies is 220 rounds.</summary>
    private static readonly Register Rounds = new()
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
    };

    [Fact]
    public void It_makes_what_its_own_lines_and_parts_allow_and_at_most_what_nobody_can_place()
    {
        // The place of 20 rounds is unknown, and the 220 rounds imply 20 more fuzes.
        Assert.Equal(new AtBounds(80, 100), Alone(Theater.Europe));
        Assert.Equal(new AtBounds(50, 70), Alone(Theater.NorthAmerica));
        Assert.Equal(new AtBounds(0, 20), Alone(Theater.IndoPacific));
    }

    [Fact]
    public void A_line_of_unknown_rate_that_steps_to_a_published_one_counts_there_at_both_bounds()
    {
        var register = new Register
        {
            Partners = [A.Partner("POL", "EU")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("pol-a", "155-HE", expansions: A.Step("2025-12", 60))],
            Baselines = [A.Observed("155-HE", "ALLIED", 100)],
            Goals = [A.Goal()],
        };

        Assert.Equal(new(60, 160), register.Under(new TheaterAlone(Theater.Europe, Changed.Always)).After.Output("155-HE", "2026-01"));
    }

    [Fact]
    public void Self_sufficiency_holds_what_is_made_alone_against_the_theaters_part_of_what_all_make()
    {
        var europe = SelfSufficiency.Of(Rounds.In(), 59).Single(each => each.Theater == Theater.Europe);

        // Lines make 200 of the 220, of which Europe makes 150. The lower bound is therefore 150 of 220.
        Assert.Equal((new AtBounds(80, 100), 150, new AtBounds(220, 220), 440), (europe.Alone, europe.Within.Lower, europe.Together, europe.Path));
        Assert.Equal(100 * 80.0 / 150, europe.Percent.Lower!.Value, 1e-9);
        Assert.Equal(100 * 100.0 / 170, europe.Percent.Upper!.Value, 1e-9);
    }

    private static AtBounds Alone(Theater theater) =>
        Rounds.Under(new TheaterAlone(theater, Changed.Always)).After.Output("155-HE", "2030-10")!.Value;
}
