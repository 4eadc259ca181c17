using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class OutageTests
{
    /// <summary>The USA makes 100, 30 of them on a line; Poland makes 20, the EU 40 and all allies 200.</summary>
    private static readonly Register Rounds = new()
    {
        Partners = [A.PartnerIn(Theater.NorthAmerica, "USA"), A.Partner("POL", "EU"), A.Partner("DEU", "EU")],
        Items = [A.Product("155-HE")],
        Factories = [A.Factory("usa-a", "155-HE", 30), A.Factory("pol-a", "155-HE", 20)],
        Baselines = [A.Observed("155-HE", "USA", 100), A.Observed("155-HE", "EU", 40), A.Observed("155-HE", "ALLIED", 200)],
        Goals = [A.Goal()],
    };

    [Fact]
    public void A_partner_goes_with_its_lines_and_what_is_observed_of_it()
    {
        Assert.Equal(200, Made(Changed.Lost(Changed.Partners("POL"), 100, Changed.Months("2199-12")))); // never within the goal's months
        Assert.Equal(100, Made(Changed.Lost(Changed.Partners("USA"))));
        Assert.Equal(180, Made(Changed.Lost(Changed.Partners("POL"))));
    }

    [Fact]
    public void A_site_goes_with_its_lines_alone() => Assert.Equal(170, Made(Changed.Lost(Changed.Sites("usa-a"))));

    [Fact]
    public void What_is_observed_of_the_EU_is_Europes_and_what_is_observed_of_all_allies_nobodys()
    {
        Assert.Equal(160, Made(Changed.Lost(new Selection { Theaters = [Theater.Europe] })));
        Assert.Equal(100, Made(Changed.Lost(new Selection { Theaters = [Theater.NorthAmerica] })));
        Assert.Equal(0, Made(Changed.Lost(Changed.Items("155-HE"))));
    }

    [Fact]
    public void A_part_is_lost_of_whatever_is_hit() => Assert.Equal(150, Made(Changed.Lost(Changed.Items("155-HE"), percent: 25)));

    [Fact]
    public void What_is_hit_twice_is_lost_once()
    {
        Assert.Equal(100, Made(Changed.Lost(Changed.Partners("USA")), Changed.Lost(Changed.Sites("usa-a"))));
        Assert.Equal(200 - 100 + (100 * 0.5 * 0.5), Made(Changed.Lost(Changed.Partners("USA"), 50), Changed.Lost(new Selection { Theaters = [Theater.NorthAmerica] }, 50)));
    }

    [Fact]
    public void It_holds_for_its_months_only()
    {
        var report = Rounds.Under(Changed.Lost(Changed.Partners("USA"), during: Changed.Months("2026-03", "2026-04"))).After;

        Assert.Equal(
            [200.0, 100, 100, 200],
            new[] { "2026-02", "2026-03", "2026-04", "2026-05" }.Select(month => report.Output("155-HE", month)!.Value));
    }

    [Fact]
    public void Without_a_month_it_begins_with_the_as_of_month()
    {
        var changes = Changed.Lost(Changed.Partners("USA"), during: new MonthRange(null, null, 2));
        var report = Rounds.Under(CoProduction.Gaps.Forecasts.ForecastCase.Committed, "2026-06", changes).After;

        Assert.Equal(
            [200.0, 100, 100, 200],
            new[] { "2026-05", "2026-06", "2026-07", "2026-08" }.Select(month => report.Output("155-HE", month)!.Value));
    }

    [Fact]
    public void A_part_that_is_short_limits_the_product()
    {
        var register = Projections.Ammunition.Rounds(assembly: 170, fuzes: 160, bodies: 150);

        Assert.Equal(100, register.Under(Changed.Lost(Changed.Items("155-BODY"), 100.0 / 3)).After.Output("155-HE", "2026-01")!.Value, 1e-9);
    }

    [Fact]
    public void A_line_that_comes_to_light_elsewhere_takes_the_place_of_what_is_left_without_a_maker()
    {
        // All allies' observed output is 100. A line of unknown rate steps to 60, so output is at least 100 and at most 160.
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-a", "155-HE", plans: A.Step("2025-12", 60))],
            Baselines = [A.Observed("155-HE", "ALLIED", 100)],
            Goals = [A.Goal()],
        }.WithGrowthStated();

        var halved = register.Under(Changed.Lost(Changed.Items("155-HE"), 50)).After.Product("155-HE").Series.Last.Output;
        var without = register.Under(Changed.Lost(Changed.Sites("usa-a"))).After.Product("155-HE").Series.Last.Output;

        Assert.Equal(new AtReadings<double>(50, 50, 80), halved);
        Assert.Equal(new AtReadings<double>(100, 100, 100), without);
    }

    private static double Made(params ScenarioChange[] changes)
    {
        var made = Rounds.WithGrowthStated().Under(changes).After.Product("155-HE").Series.Last.Output!.Value;
        Assert.Equal(made.Floor, made.Ceiling);
        return made.Floor;
    }
}
