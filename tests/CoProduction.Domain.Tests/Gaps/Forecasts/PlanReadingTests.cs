using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

/// <summary>What the floor and the ceiling take of plans that sources state vaguely, in part, or the other way. A line makes 100 a month; it is November 2026.</summary>
public sealed class PlanReadingTests
{
    private const string AsOf = "2026-11";

    [Theory]
    [InlineData("2028", "2027-12", 100, 100)]
    [InlineData("2028", "2028-01", 100, 300)]
    [InlineData("2028", "2028-11", 100, 300)]
    [InlineData("2028", "2028-12", 300, 300)]
    [InlineData("2028-H1", "2028-05", 100, 300)]
    [InlineData("2028-H1", "2028-06", 300, 300)]
    [InlineData("2028-Q3", "2028-07", 100, 300)]
    [InlineData("2028-Q3", "2028-09", 300, 300)]
    [InlineData("2028-07-20", "2028-07", 300, 300)]
    public void Growth_of_a_vague_date_comes_at_its_end_at_the_floor_and_at_its_start_at_the_ceiling(string due, string month, double floor, double ceiling) =>
        AssertMade(floor, ceiling, month, ForecastCase.Committed, Plan(PlanKind.Expansion, due, total: Quantity.AMonth(300)));

    [Theory]
    [InlineData("2026-H2", "2026-12", 300, 300)]
    [InlineData("2026", "2026-12", 300, 300)]
    [InlineData("2026-10", "2026-12", 300, 300)]
    public void A_date_that_is_over_or_has_begun_counts_from_the_next_month_on(string due, string month, double floor, double ceiling) =>
        AssertMade(floor, ceiling, month, ForecastCase.Committed, Plan(PlanKind.Expansion, due, total: Quantity.AMonth(300)));

    [Theory]
    [InlineData("2027-12", 40, 100)]
    [InlineData("2027-01", 40, 100)]
    [InlineData("2026-12", 100, 100)]
    public void A_cut_of_a_vague_date_comes_at_its_start_at_the_floor(string month, double floor, double ceiling) =>
        AssertMade(floor, ceiling, month, ForecastCase.Committed, Plan(PlanKind.Reduction, "2027", total: Quantity.AMonth(40), stage: PlanStage.Announced));

    [Theory]
    [InlineData(PlanStage.Proposed, ForecastCase.Committed, 100, 100)]
    [InlineData(PlanStage.Proposed, ForecastCase.Announced, 100, 100)]
    [InlineData(PlanStage.Proposed, ForecastCase.Expected, 80, 100)]
    [InlineData(PlanStage.Announced, ForecastCase.Operating, 100, 100)]
    [InlineData(PlanStage.Announced, ForecastCase.Committed, 0, 100)]
    [InlineData(PlanStage.Announced, ForecastCase.Announced, 0, 100)]
    [InlineData(PlanStage.Announced, ForecastCase.Expected, 0, 100)]
    [InlineData(PlanStage.Building, ForecastCase.Operating, 100, 100)]
    [InlineData(PlanStage.Commissioned, ForecastCase.Operating, 0, 0)]
    [InlineData(PlanStage.Commissioned, ForecastCase.Committed, 0, 0)]
    [InlineData(PlanStage.Cancelled, ForecastCase.Announced, 100, 100)]
    public void A_closure_counts_as_soon_as_it_is_announced_but_at_the_ceiling_only_when_it_has_come(
        PlanStage stage, ForecastCase forecast, double floor, double ceiling) =>
        AssertMade(floor, ceiling, "2028-01", forecast, Plan(PlanKind.Closure, "2027-06", stage: stage));

    [Theory]
    [InlineData("2026-11", 100, 100)]
    [InlineData("2026-12", 100, 108)]
    [InlineData("2027-06", 100, 120)]
    [InlineData("2030-09", 100, 198)]
    [InlineData("2030-10", 200, 200)]
    public void What_is_reached_by_a_date_comes_at_once_at_the_floor_and_evenly_since_the_statement_at_the_ceiling(string month, double floor, double ceiling)
    {
        // From August 2026, the month of its source, it is 50 months to October 2030: 2 a month.
        var plan = Plan(PlanKind.Expansion, "2030-10", total: Quantity.AMonth(200), timing: PlanTiming.By, stated: "2026-08");

        AssertMade(floor, ceiling, month, ForecastCase.Committed, plan);
    }

    [Fact]
    public void A_range_gives_its_low_end_to_the_floor_and_its_high_end_to_the_ceiling()
    {
        AssertMade(150, 250, "2028-01", ForecastCase.Committed, Plan(PlanKind.Expansion, "2027-06", total: new Quantity(150, 250, Per.Month)));
        AssertMade(120, 160, "2028-01", ForecastCase.Committed, Plan(PlanKind.Expansion, "2027-06", added: new Quantity(20, 60, Per.Month)));
        AssertMade(200, 200, "2028-01", ForecastCase.Committed, Plan(PlanKind.Expansion, "2027-06", total: new Quantity(2400, null, Per.Year)));
    }

    [Fact]
    public void A_reduction_takes_away_a_rate_or_a_share()
    {
        AssertMade(40, 80, "2028-01", ForecastCase.Committed, Plan(PlanKind.Reduction, "2027-06", added: new Quantity(20, 60, Per.Month), stage: PlanStage.Commissioned));
        AssertMade(70, 100, "2028-01", ForecastCase.Committed, Plan(PlanKind.Reduction, "2027-06", share: 0.3));
        AssertMade(0, 0, "2028-01", ForecastCase.Committed, Plan(PlanKind.Reduction, "2027-06", added: Quantity.AMonth(500), stage: PlanStage.Commissioned));
    }

    [Fact]
    public void A_reduction_never_adds() =>
        AssertMade(100, 100, "2028-01", ForecastCase.Committed, Plan(PlanKind.Reduction, "2027-06", total: Quantity.AMonth(500), stage: PlanStage.Commissioned));

    [Theory]
    [InlineData("2027-05", 100)]
    [InlineData("2027-06", 25)]
    [InlineData("2028-03", 25)]
    [InlineData("2028-04", 100)]
    public void A_pause_ends(string month, double made) =>
        AssertMade(made, made, month, ForecastCase.Committed, Plan(PlanKind.Pause, "2027-06", share: 0.75, until: "2028-03", stage: PlanStage.Commissioned));

    [Fact]
    public void A_pause_of_unknown_length_stops_all_at_the_floor() =>
        AssertMade(0, 100, "2030-01", ForecastCase.Committed, Plan(PlanKind.Pause, "2027-06", stage: PlanStage.Announced));

    [Fact]
    public void A_pause_holds_what_grows_meanwhile() =>
        AssertMade(
            150,
            300,
            "2028-01",
            ForecastCase.Committed,
            Plan(PlanKind.Pause, "2027-06", share: 0.5, until: "2028-03"),
            Plan(PlanKind.Expansion, "2027-09", total: Quantity.AMonth(300), id: "e2"));

    [Fact]
    public void Growth_after_a_cut_counts_from_there() =>
        AssertMade(
            60,
            60,
            "2028-01",
            ForecastCase.Committed,
            Plan(PlanKind.Reduction, "2027-03", total: Quantity.AMonth(40), stage: PlanStage.Commissioned),
            Plan(PlanKind.Expansion, "2027-09", added: Quantity.AMonth(20), id: "e2"));

    [Fact]
    public void What_was_replaced_or_withdrawn_counts_no_more()
    {
        var stands = Plan(PlanKind.Expansion, "2027-06", total: Quantity.AMonth(300));

        AssertMade(300, 300, "2028-01", ForecastCase.Committed, stands);
        AssertMade(100, 100, "2028-01", ForecastCase.Committed, stands with { Withdrawn = Sample.Today });
        AssertMade(200, 200, "2028-01", ForecastCase.Committed, stands with { ReplacedBy = Parsed.As<Keyword>("e2") }, Plan(PlanKind.Expansion, "2027-08", total: Quantity.AMonth(200), id: "e2"));
    }

    [Fact]
    public void A_scenario_that_delays_plans_brings_no_closure_later()
    {
        Plan[] plans = [Plan(PlanKind.Closure, "2029-06"), Plan(PlanKind.Expansion, "2027-H1", total: Quantity.AMonth(300), id: "e2")];

        var delayed = Projection(plans).Under([new CoProduction.Gaps.Scenarios.Changes.Slip(new CoProduction.Gaps.Scenarios.Selection(), 9)]);

        Assert.Equal((100.0, 300.0, 0.0), (Made(delayed, "2028-02"), Made(delayed, "2028-03"), Made(delayed, "2029-06")));
    }

    private static void AssertMade(double floor, double ceiling, string month, ForecastCase forecast, params Plan[] plans)
    {
        var readings = Projection(plans).InAllReadings(forecast);
        var at = readings[0].Projection.Horizon.IndexOf(A.Month(month));
        var item = readings[0].Projection.Items.Find(A.Code("155-HE"))!.Value;
        Assert.Equal(floor, readings[0].Forecast.Capacities[at, item], 1e-5);
        Assert.Equal(ceiling, readings[^1].Forecast.Capacities[at, item], 1e-5);
    }

    private static double Made(CoProduction.Gaps.Projections.Projection projection, string month)
    {
        var outcome = projection.In(ForecastCase.Committed);
        return outcome.Forecast.Capacities[projection.Horizon.IndexOf(A.Month(month)), projection.Items.Find(A.Code("155-HE"))!.Value];
    }

    // That nothing further is planned leaves nothing unstated, so that the readings differ only in the plans.
    private static CoProduction.Gaps.Projections.Projection Projection(params Plan[] plans)
    {
        var line = A.Line("155-HE", 100, "complete", "2025-11", plans) with { NonePlanned = A.Source() };
        var register = new Register
        {
            Partners = [A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Goals = [A.Goal()],
            Factories = [A.Factory("usa-a", SiteStatus.Operating, "Nammo", line)],
        };
        return CoProduction.Gaps.Projections.Projection.Of(register, A.Month(AsOf))!;
    }

    private static Plan Plan(
        PlanKind kind,
        string due,
        PlanStage stage = PlanStage.Funded,
        Quantity? total = null,
        Quantity? added = null,
        double? share = null,
        PlanTiming timing = PlanTiming.From,
        string? until = null,
        string? stated = null,
        string id = "e1") =>
        new(
            Parsed.As<Keyword>(id),
            new PlanTerms(kind, Parsed.As<Period>(due), stage, total, added, share, timing, Parsed.OrNull<Period>(until)),
            DatePrecision.Reported,
            new CoProduction.Registry.Sources.Source("A publisher", null, null, Parsed.OrNull<Period>(stated), CoProduction.Registry.Sources.Confidence.Reported, null),
            []);
}
