using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Readings;

/// <summary>What is unstated, what ends its keeping pace, and what knowing more may change.</summary>
public sealed class UnstatedGrowthTests
{
    private const string Last = "2030-10";

    [Fact]
    public void Until_the_as_of_month_nothing_grows_and_from_then_on_what_is_unstated_has_no_limit_at_the_ceiling()
    {
        var report = Rounds(A.Factory("usa-a", "155-HE", 100)).Report("2026-06");

        Assert.Equal([100.0, 100, 100], Months(Reading.Floor));
        Assert.Equal([100, double.PositiveInfinity, double.PositiveInfinity], Months(Reading.Ceiling));

        double[] Months(Reading reading) => [.. new[] { "2026-06", "2026-07", Last }.Select(month => report.Capacity("155-HE", month, reading)!.Value)];
    }

    [Theory]
    [InlineData(PlanStage.Funded, 130)]
    [InlineData(PlanStage.Proposed, 100)]
    [InlineData(PlanStage.Cancelled, 100)]
    public void A_plan_states_how_its_line_grows_whatever_the_case_makes_of_it(PlanStage stage, double ceiling)
    {
        var report = Rounds(A.Factory("usa-a", "155-HE", 100, plans: A.Step("2027-01", 130, stage))).Report();

        Assert.Equal(ceiling, report.Capacity("155-HE", Last, Reading.Ceiling));
    }

    /// <summary>That a works is being enlarged, by nobody knows how much, does not state how far it grows.</summary>
    [Fact]
    public void A_plan_without_a_rate_leaves_the_growth_of_its_line_unstated()
    {
        var enlarged = Rounds(A.Factory("usa-a", "155-HE", 100, plans: A.Step("2027-01", null))).Report();
        var twice = Rounds(A.Factory("usa-a", "155-HE", 100, plans: [A.Step("2027-01", 130), A.Step("2029-01", null, id: "e2")])).Report();

        Assert.Equal(double.PositiveInfinity, enlarged.Capacity("155-HE", Last, Reading.Ceiling));
        Assert.Equal(double.PositiveInfinity, twice.Capacity("155-HE", Last, Reading.Ceiling));
        Assert.Equal(130, twice.Capacity("155-HE", Last));
    }

    [Fact]
    public void That_nothing_further_is_planned_ends_keeping_pace()
    {
        var line = A.Line("155-HE", 100) with { NonePlanned = A.Source() };

        Assert.Equal(100, Rounds(A.Factory("usa-a", SiteStatus.Operating, "Nammo", line)).Report().Capacity("155-HE", Last, Reading.Ceiling));
    }

    [Theory]
    [InlineData("POL", "POL", true)]
    [InlineData("POL", "EU", true)]
    [InlineData("POL", "ALLIED", true)]
    [InlineData("POL", "DEU", false)]
    [InlineData("USA", "EU", false)]
    [InlineData("EU", "EU", true)]
    [InlineData("EU", "POL", false)]
    [InlineData("ALLIED", "ALLIED", true)]
    [InlineData("ALLIED", "EU", false)]
    public void Coverage_ends_keeping_pace_of_what_is_observed_in_its_scope(string observed, string covered, bool ends)
    {
        var register = Rounds() with { Baselines = [A.Observed("155-HE", observed, 100)], Coverages = [Settled.Coverage(covered, "155-HE")] };

        Assert.Equal(ends ? 100 : double.PositiveInfinity, register.Report().Capacity("155-HE", Last, Reading.Ceiling));
    }

    [Fact]
    public void Coverage_of_all_allies_ends_keeping_pace_of_what_is_implied_and_of_lines_without_a_plan()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE", ("FUZE", 1)), A.Component("FUZE")],
            Factories = [A.Factory("usa-a", "155-HE", 100, plans: A.Step("2027-01", 300))],
            Coverages = [Settled.Coverage("ALLIED", "FUZE")],
            Goals = [A.Goal()],
        };
        var withLine = register with { Factories = [.. register.Factories, A.Factory("usa-f", "FUZE", 60)] };
        var withPlanOfUnknownSize = register with { Factories = [.. register.Factories, A.Factory("usa-f", "FUZE", 60, plans: A.Step("2027-01", null))] };

        Assert.Equal(100, register.Report().Capacity("FUZE", Last, Reading.Ceiling));
        Assert.Equal(100, withLine.Report().Capacity("FUZE", Last, Reading.Ceiling));
        Assert.Equal(double.PositiveInfinity, withPlanOfUnknownSize.Report().Capacity("FUZE", Last, Reading.Ceiling));
    }

    [Fact]
    public void A_site_that_is_not_built_yet_makes_nothing_today_whatever_rate_is_stated_of_it()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-a", "155-HE", 130, status: SiteStatus.Planned), A.Factory("usa-b", "155-HE", 60, status: SiteStatus.UnderConstruction)],
            Baselines = [A.Observed("155-HE", "ALLIED", 100)],
            Goals = [A.Goal()],
        };

        Assert.Equal((100.0, 100.0), (register.Report().Product("155-HE").Series.Baseline, register.Report().Capacity("155-HE", Last, Reading.Floor)));
    }

    /// <summary>Two products without a goal share 20 parts; one makes 10 and no more, nobody has stated how the other's 10 will grow.</summary>
    [Fact]
    public void A_product_without_a_goal_and_without_a_limit_shares_as_its_present_does()
    {
        var register = new Register
        {
            Items = [A.ProductOf("training", "PP", ("PART", 1)), A.ProductOf("training", "QQ", ("PART", 1)), A.Component("PART"), A.Product("155-HE")],
            Factories =
            [
                Settled.Factory("usa-p", "PP", 10),
                A.Factory("usa-q", "QQ", 10),
                Settled.Factory("usa-part", "PART", 20),
            ],
            Goals = [A.Goal()],
        };

        var outputs = register.In(reading: Reading.Ceiling).Production.Outputs[59].ToArray();

        Assert.Equal([0, 10, 10], outputs);
    }

    [Fact]
    public void A_report_names_the_sources_that_say_how_capacity_grows()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE")],
            Factories = [Settled.Factory("usa-a", "155-HE", 100)],
            Coverages = [Settled.Coverage("ALLIED", "155-HE")],
            Goals = [A.Goal()],
        };

        var cited = register.Report().Sources.Select(source => (source.Kind, source.Id, source.Source)).ToList();

        Assert.Contains((CitedKind.NonePlanned, "usa-a/155-HE/complete", A.Source()), cited);
        Assert.Contains((CitedKind.Coverage, register.Coverages[0].Id.Value, A.Source()), cited);
    }

    [Fact]
    public void A_coverage_dated_after_the_as_of_month_is_not_known_yet()
    {
        var register = Rounds() with { Baselines = [A.Observed("155-HE", "USA", 100)], Coverages = [Settled.Coverage("USA", "155-HE", "2026-07")] };

        Assert.Equal(double.PositiveInfinity, register.Report("2026-06").Capacity("155-HE", Last, Reading.Ceiling));
        Assert.Equal(100, register.Report("2026-07").Capacity("155-HE", Last, Reading.Ceiling));
    }

    [Theory]
    [InlineData(95, 100)]
    [InlineData(94, double.PositiveInfinity)]
    public void At_most_a_twentieth_is_rounding_and_stays_as_it_is(double stated, double ceiling)
    {
        var line = A.Line("155-HE", stated) with { NonePlanned = A.Source() };
        var register = Rounds(A.Factory("usa-a", SiteStatus.Operating, "Nammo", line)) with { Baselines = [A.Observed("155-HE", "ALLIED", 100)] };

        Assert.Equal(ceiling, register.Report().Capacity("155-HE", Last, Reading.Ceiling));
    }

    /// <summary>A hundred a month is observed; one planned site is funded to 130. None of the hundred is the planned site's.</summary>
    [Theory]
    [InlineData(SiteStatus.Planned, 230)]
    [InlineData(SiteStatus.UnderConstruction, 230)]
    [InlineData(SiteStatus.Operating, 130)]
    public void A_site_that_is_not_built_yet_makes_none_of_todays_total(SiteStatus status, double floor)
    {
        var register = Rounds(A.Factory("usa-a", "155-HE", status: status, plans: A.Step("2027-01", 130))) with
        {
            Baselines = [A.Observed("155-HE", "ALLIED", 100)],
        };

        Assert.Equal(floor, register.Report().Capacity("155-HE", Last));
    }

    [Fact]
    public void A_product_that_goes_into_another_is_supplied_for_both()
    {
        var register = new Register
        {
            Items = [A.Product("MORTAR", ("ROUND", 2)), A.Product("ROUND", ("FUZE", 1)), A.Component("FUZE")],
            Factories = [A.Factory("usa-r", "ROUND", 30)],
            Baselines = [A.Observed("MORTAR", "USA", 100)],
            Goals = [A.Goal()],
        };

        var report = register.Report();

        Assert.Equal((230.0, 200.0), (report.Capacity("ROUND", Last), report.Supply("ROUND").Implied![0]));
        Assert.Equal((100.0, 30.0), (report.Output("MORTAR", Last), report.Output("ROUND", Last)));
        Assert.Equal((100.0, 30.0), (report.Product("MORTAR").Series.Baseline, report.Product("ROUND").Series.Baseline));
        Assert.Equal(230, report.Capacity("FUZE", Last));
    }

    [Fact]
    public void Of_a_product_that_only_goes_into_another_nobody_knows_what_is_made_for_itself()
    {
        var register = new Register
        {
            Items = [A.Product("MORTAR", ("ROUND", 2)), A.Product("ROUND")],
            Factories = [A.Factory("usa-r", "ROUND")],
            Baselines = [A.Observed("MORTAR", "USA", 100)],
            Goals = [A.Goal()],
        };

        var report = register.Report();

        Assert.Equal(200, report.Capacity("ROUND", Last));
        Assert.Null(report.Output("ROUND", Last));
        Assert.NotNull(report.Product("ROUND").Question);
    }

    private static Register Rounds(params Factory[] factories) =>
        new()
        {
            Partners = [A.Partner("POL", "EU"), A.Partner("DEU", "EU"), A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Factories = factories,
            Goals = [A.Goal()],
        };
}
