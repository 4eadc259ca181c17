using CoProduction.Gaps.Readings;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

/// <summary>What happens to baseline, goal and output when statements about the same lines follow each other.</summary>
public sealed class StatedOverTimeTests
{
    private const string AsOf = "2026-11";

    private static readonly Register Plain = new()
    {
        Partners = [A.Partner("POL", "EU"), A.Partner("DEU", "EU"), A.Partner("USA")],
        Items = [A.Product("155-HE")],
        Goals = [A.Goal()],
    };

    [Fact]
    public void Bringing_a_rate_up_to_date_rewrites_neither_baseline_nor_goal()
    {
        var report = With(
            A.Factory("usa-a", SiteStatus.Operating, "Nammo", A.Line("155-HE", [A.Made(40, "2025-11")])),
            A.Factory("usa-b", SiteStatus.Operating, "Nammo", A.Line("155-HE", [A.Made(60, "2025-11"), A.Made(160, "2026-10")]))).Report(AsOf);

        var series = report.Product("155-HE").Series;
        Assert.Equal((100, 200), (series.Baseline, series.Last.Path));
        Assert.Equal(Figures.Exactly(100), report.Output("155-HE", "2026-09"));
        Assert.Equal(Figures.Exactly(200), report.Output("155-HE", "2026-10"));
    }

    [Theory]
    [InlineData(SiteStatus.Closed)]
    [InlineData(SiteStatus.Idle)]
    public void Closing_a_plant_makes_the_goal_no_easier(SiteStatus status)
    {
        var closed = A.Factory("usa-b", [A.Status(SiteStatus.Operating), A.Status(status, "2026-03")], "Nammo", A.Line("155-HE", [A.Made(60, "2025-11")]));
        var report = With(A.Factory("usa-a", "155-HE", 40, asOf: "2025-11"), closed).Report(AsOf);

        var series = report.Product("155-HE").Series;
        Assert.Equal((100, 200), (series.Baseline, series.Last.Path));
        Assert.Equal(Figures.Exactly(100), report.Output("155-HE", "2026-02"));
        Assert.Equal(Figures.Exactly(40), report.Output("155-HE", "2026-03"));
        Assert.Equal(160, series.Last.Gap!.Value.Floor);
    }

    [Fact]
    public void Closing_a_plant_takes_its_output_from_what_is_observed_of_all_allies()
    {
        Register Registered(params DatedStatus[] statuses) =>
            With(A.Factory("usa-iowa", statuses, "American Ordnance", A.Line("155-HE", [A.Made(60, "2025-11")]))) with
            {
                Baselines = [A.Observed("155-HE", "ALLIED", 100)],
            };

        Assert.Equal(100, Floor(Registered(A.Status(SiteStatus.Operating)), "2027-01"));
        Assert.Equal(40, Floor(Registered(A.Status(SiteStatus.Operating), A.Status(SiteStatus.Closed, "2026-06")), "2027-01"));
    }

    [Fact]
    public void What_a_line_first_states_after_an_observation_is_contained_in_it_at_the_floor_and_new_at_the_ceiling()
    {
        // The seeker of PAC-3: 500 a year observed in 2024, and a line of 41.7 a month as of 2024-12.
        var register = With(A.Factory("usa-huntsville", "155-HE", 41.7, asOf: "2024-12", plans: A.Step("2031-01", 50))) with
        {
            Baselines = [A.Observed("155-HE", "USA", 41.7, "2024")],
        };

        AssertCapacity(41.7, 83.4, register, "2027-01");
    }

    [Fact]
    public void A_line_whose_site_opened_after_the_observation_adds_to_it()
    {
        var opened = A.Factory(
            "usa-new", [A.Status(SiteStatus.UnderConstruction), A.Status(SiteStatus.Operating, "2026-02")], "Nammo", A.Line("155-HE", [A.Made(30, "2026-09")]));

        Assert.Equal(130, Floor(With(opened) with { Baselines = [A.Observed("155-HE", "USA", 100)] }, "2027-01"));
    }

    [Fact]
    public void What_lines_gain_after_an_observation_comes_on_top_of_it()
    {
        var grown = A.Factory("usa-a", SiteStatus.Operating, "Nammo", A.Line("155-HE", [A.Made(40, "2025-06"), A.Made(60, "2026-03")]));
        var register = With(grown) with { Baselines = [A.Observed("155-HE", "USA", 100)] };

        Assert.Equal((100, 120), (Floor(register, "2026-02"), Floor(register, "2026-03")));
    }

    [Fact]
    public void An_observation_includes_what_was_commissioned_before_it()
    {
        // Line 40, commissioned to 60 in 2026-03; observed 100 in 2025-11 and 120 in 2026-06.
        var register = With(A.Factory("usa-a", "155-HE", 40, plans: A.Step("2026-03", 60, PlanStage.Commissioned))) with
        {
            Baselines = [A.Observed("155-HE", "USA", 100), A.Observed("155-HE", "USA", 120, "2026-06")],
        };

        Assert.Equal((120, 120), (Floor(register, "2026-04"), Floor(register, "2026-06")));
    }

    [Fact]
    public void The_floor_takes_the_low_end_of_a_range_and_the_ceiling_the_high_end()
    {
        var line = A.Line("155-HE", [new Statement(Measure.Output, new Quantity(200, 250, Per.Month), null, null)], plans: A.Step("2027-01", 240));
        var register = With(A.Factory("usa-a", SiteStatus.Operating, "Nammo", line));

        AssertCapacity(200, 250, register, "2026-06");
        AssertCapacity(240, 250, register, "2027-01");
        Assert.Equal(200, register.Report(AsOf).Product("155-HE").Series.Baseline);
    }

    [Fact]
    public void The_ceiling_takes_a_capacity_where_no_output_is_stated()
    {
        var could = new Statement(Measure.Capacity, Quantity.AMonth(70), null, null);
        var register = With(
            A.Factory("usa-a", "155-HE", 40, plans: A.Step("2031-01", 50)),
            A.Factory("usa-b", SiteStatus.Operating, "Nammo", A.Line("155-HE", [could])),
            A.Factory("usa-c", SiteStatus.Operating, "Nammo", A.Line("155-HE", [could, A.Made(20)], plans: A.Step("2031-01", 50))));

        AssertCapacity(60, 130, register, "2026-06");
    }

    private static void AssertCapacity(double floor, double ceiling, Register register, string month)
    {
        var report = register.Report(AsOf);
        Assert.Equal(floor, report.Capacity("155-HE", month)!.Value, 1e-9);
        Assert.Equal(ceiling, report.Capacity("155-HE", month, Reading.Ceiling)!.Value, 1e-9);
    }

    private static double Floor(Register register, string month) => register.Report(AsOf).Capacity("155-HE", month)!.Value;

    private static Register With(params Factory[] factories) => Plain with { Factories = factories };
}
