using CoProduction.Domain.Tests.Gaps.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Readings;

/// <summary>What the central reading makes of the part whose growth nobody has stated. In every example the pace of all families is 20 % a year.</summary>
public sealed class CentralReadingTests
{
    private const string Last = "2030-10";

    /// <summary>Three pairs that say 20 % a year, of items that nothing else is about.</summary>
    private static readonly Baseline[] Pace =
    [
        .. new[] { "OTHER-A", "OTHER-B", "OTHER-C" }.SelectMany(item => new[] { A.Observed(item, "USA", 100, "2022-01"), A.Observed(item, "USA", 120, "2023-01", id: "o2") }),
    ];

    [Fact]
    public void It_grows_month_by_month_by_the_damped_pace_from_the_last_observed_month_on()
    {
        var report = Rounds([A.Observed("155-HE", "ALLIED", 100)]).Report("2026-06", reading: Reading.Central);

        var (log, damping, month) = (0.0, 1.0, A.Month("2025-11"));
        for (var after = 1; after < 60; after++)
        {
            damping *= after % 12 == 1 ? 0.85 : 1;
            log += Math.Log(1.2) * damping / 12;
            var units = month.Plus(after) <= A.Month("2026-06") ? 100 : 100 * Math.Exp(log);
            Assert.Equal(units, report.Capacity("155-HE", month.Plus(after).ToString(), Reading.Central)!.Value, 1e-9);
            Assert.Equal(100, report.Capacity("155-HE", month.Plus(after).ToString(), Reading.Floor));
        }
    }

    /// <summary>In a year of 12 months with the first damping: 20 % x 0.85.</summary>
    [Theory]
    [InlineData("2025-06", "2026-11", 12)]
    [InlineData("2025-11", "2026-11", 12)]
    [InlineData("2026-05", "2026-11", 6)]
    public void It_counts_from_the_last_observation_or_the_goals_first_month_if_that_is_later(string observed, string month, int months)
    {
        var report = Rounds([A.Observed("155-HE", "ALLIED", 100, observed)]).Report("2026-06");

        Assert.Equal(100 * Math.Exp(Math.Log(1.2) * 0.85 * months / 12), report.Capacity("155-HE", month, Reading.Central)!.Value, 1e-9);
    }

    [Fact]
    public void Without_an_observed_total_it_counts_from_the_last_statement_of_a_line()
    {
        var report = Rounds([], A.Factory("usa-a", SiteStatus.Operating, "Nammo", A.Line("155-HE", [A.Made(90, "2025-11"), A.Made(100, "2026-05")]))).Report("2026-06");

        Assert.Equal(100 * Math.Exp(Math.Log(1.2) * 0.85 / 2), report.Capacity("155-HE", "2026-11", Reading.Central)!.Value, 1e-9);
    }

    [Fact]
    public void Fewer_than_three_pairs_are_no_pace_so_that_it_is_the_floor()
    {
        var register = Rounds([A.Observed("155-HE", "ALLIED", 100)]);
        var report = (register with { Baselines = [.. register.Baselines.Where(baseline => baseline.Item.Value != "OTHER-A")] }).Report();

        Assert.Equal(100, report.Capacity("155-HE", Last, Reading.Central));
    }

    /// <summary>100 grow to 100 x 1.2^(0.85 x ...) = 177; a planned site and a plan of a line without unstated growth are part of that.</summary>
    [Fact]
    public void Planned_sites_and_plans_are_the_first_part_of_the_growth_and_no_addition()
    {
        Baseline[] observed = [A.Observed("155-HE", "ALLIED", 100)];
        var alone = Central(Rounds(observed));
        var site = A.Factory("usa-new", "155-HE", status: SiteStatus.Planned, plans: A.Step("2028-01", 30));

        Assert.InRange(alone, 175, 180);
        Assert.Equal(alone, Central(Rounds(observed, site)), 1e-9);
        Assert.Equal(220, Central(Rounds(observed, A.Factory("usa-new", "155-HE", status: SiteStatus.Planned, plans: A.Step("2028-01", 120)))), 1e-9);

        // A line of 60 with a plan states its own growth: the other 40 grow by 31, of which its 20 are the first.
        Assert.Equal(100 + (0.4 * (alone - 100)), Central(Rounds(observed, A.Factory("usa-a", "155-HE", 60, plans: A.Step("2028-01", 80)))), 1e-9);
        Assert.Equal(190, Central(Rounds(observed, A.Factory("usa-a", "155-HE", 60, plans: A.Step("2028-01", 150)))), 1e-9);
    }

    [Fact]
    public void A_plan_without_a_rate_adds_nothing()
    {
        Baseline[] observed = [A.Observed("155-HE", "ALLIED", 100)];
        var vague = A.Factory("usa-a", "155-HE", 60, plans: A.Step("2028-01", null));

        Assert.Equal(Central(Rounds(observed)), Central(Rounds(observed, vague)), 1e-9);
    }

    [Fact]
    public void A_cut_comes_off_and_what_is_left_grows()
    {
        Baseline[] observed = [A.Observed("155-HE", "ALLIED", 100)];
        var closing = A.Factory("usa-a", [A.Status(SiteStatus.Operating), A.Status(SiteStatus.Closed, "2026-02")], "Nammo", A.Line("155-HE", 60, asOf: "2025-11"));

        Assert.Equal(0.4 * Central(Rounds(observed)), Central(Rounds(observed, closing), "2026-06"), 1e-9);
    }

    [Fact]
    public void Nothing_grows_that_is_rounding_or_of_which_nothing_is_planned_or_where_all_makers_are_known()
    {
        Baseline[] observed = [A.Observed("155-HE", "ALLIED", 100)];
        var settled = A.Factory("usa-a", SiteStatus.Operating, "Nammo", A.Line("155-HE", 96) with { NonePlanned = A.Source() });

        Assert.Equal(100, Central(Rounds(observed, settled)));
        Assert.Equal(100, Central(Rounds(observed) with { Coverages = [Settled.Coverage("ALLIED", "155-HE")] }));
    }

    [Fact]
    public void Parts_of_which_nobody_has_stated_anything_grow_with_what_needs_them()
    {
        var register = Rounds([A.Observed("155-HE", "ALLIED", 100)]) with
        {
            Items = [A.Product("155-HE", ("155-FUZE", 2)), A.Component("155-FUZE"), A.Product("OTHER-A"), A.Product("OTHER-B"), A.Product("OTHER-C")],
        };

        Assert.Equal(2 * Central(register), register.Report().Capacity("155-FUZE", Last, Reading.Central)!.Value, 1e-9);
        Assert.Equal(Central(register), register.Report().Output("155-HE", Last, Reading.Central)!.Value, 1e-9);
    }

    [Fact]
    public void A_total_that_fell_lets_nothing_shrink()
    {
        var fell = new[] { "OTHER-A", "OTHER-B", "OTHER-C" }.SelectMany(item => new[] { A.Observed(item, "USA", 100, "2022-01"), A.Observed(item, "USA", 80, "2023-01", id: "o2") });

        Assert.Equal(100, Central(Rounds([]) with { Baselines = [.. fell, A.Observed("155-HE", "ALLIED", 100)] }));
    }

    [Fact]
    public void A_scenario_may_suppose_another_pace_which_is_taken_as_given()
    {
        var register = Rounds([A.Observed("155-HE", "ALLIED", 100)]);

        Assert.Equal(100 * Math.Pow(1.1, 59.0 / 12), Under(register, Of("155-HE", 10, new MonthRange(A.Month("2025-11"), null, null))), 1e-9);
        Assert.Equal(100, Under(register, Of("155-HE", 0, MonthRange.FromNow)), 1e-9);
        Assert.Equal(Central(register), Under(register, Of("OTHER-A", 10, MonthRange.FromNow)), 1e-9);
        Assert.Equal(100 * Math.Pow(1.1, 59.0 / 12), Under(register, new SupposedPace([], [Parsed.As<Family>(A.Family)], 10, MonthRange.FromNow)), 1e-9);

        // The slower of two counts; before and after it, the observed pace.
        Assert.Equal(100, Under(register, Of("155-HE", 10, MonthRange.FromNow), Of("155-HE", 0, MonthRange.FromNow)), 1e-9);
        var firstYear = Math.Log(1.2) * 0.85;
        Assert.Equal(
            Central(register) * Math.Exp(-firstYear + Math.Log(1.1)), Under(register, Of("155-HE", 10, new MonthRange(A.Month("2025-11"), A.Month("2026-11"), null))), 1e-9);
    }

    [Fact]
    public void A_supposed_pace_needs_no_observed_one_and_leaves_floor_and_ceiling()
    {
        var register = Rounds([A.Observed("155-HE", "ALLIED", 100)]);
        var last = (register with { Baselines = [.. register.Baselines.Where(baseline => baseline.Item.Value == "155-HE")] })
            .Under(ForecastCase.Committed, "2025-11", Of("155-HE", 10, MonthRange.FromNow)).After.Product("155-HE").Series.Last.Output!.Value;

        Assert.Equal((100, double.PositiveInfinity), (last.Floor, last.Ceiling));
        Assert.Equal(100 * Math.Pow(1.1, 59.0 / 12), last.Central, 1e-9);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    [InlineData(double.NaN)]
    public void A_pace_that_nobody_can_mean_is_refused(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SupposedPace([], [], percent, MonthRange.FromNow));

    [Fact]
    public void An_outage_takes_its_part_with_what_that_would_have_grown_to()
    {
        var register = Rounds([A.Observed("155-HE", "ALLIED", 100), A.Observed("155-HE", "USA", 40)]);

        Assert.Equal(0.6 * Central(register), Under(register, Changed.Lost(Changed.Partners("USA"))), 1e-9);
    }

    [Fact]
    public void Capacity_that_a_scenario_adds_comes_on_top()
    {
        var register = Rounds([A.Observed("155-HE", "ALLIED", 100)]);

        Assert.Equal(Central(register) + 25, Under(register, new AddedCapacity(A.Code("155-HE"), 25, null, 0, MonthRange.FromNow)), 1e-9);
    }

    private static SupposedPace Of(string item, double percent, MonthRange during) => new([A.Code(item)], [], percent, during);

    private static double Central(Register register, string asOf = "2025-11") => register.Report(asOf).Capacity("155-HE", Last, Reading.Central)!.Value;

    private static double Under(Register register, params ScenarioChange[] changes) =>
        register.Under(ForecastCase.Committed, "2025-11", changes).After.Capacity("155-HE", Last, Reading.Central)!.Value;

    private static Register Rounds(Baseline[] observed, params CoProduction.Registry.Factories.Factory[] factories) => new()
    {
        Partners = [A.Partner("USA")],
        Items = [A.Product("155-HE"), A.Product("OTHER-A"), A.Product("OTHER-B"), A.Product("OTHER-C")],
        Factories = factories,
        Baselines = [.. Pace, .. observed],
        Goals = [A.Goal()],
    };
}
