using CoProduction.Gaps;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

public sealed class LineForecastTests
{
    private static readonly Horizon Months = new(A.FirstMonth, 60);

    [Theory]
    [InlineData(ForecastCase.Operating, PlanStage.Commissioned, true)]
    [InlineData(ForecastCase.Operating, PlanStage.Building, false)]
    [InlineData(ForecastCase.Committed, PlanStage.Funded, true)]
    [InlineData(ForecastCase.Committed, PlanStage.Building, true)]
    [InlineData(ForecastCase.Committed, PlanStage.Announced, false)]
    [InlineData(ForecastCase.Announced, PlanStage.Announced, true)]
    [InlineData(ForecastCase.Announced, PlanStage.Proposed, false)]
    [InlineData(ForecastCase.Announced, PlanStage.Cancelled, false)]
    [InlineData(ForecastCase.Expected, PlanStage.Cancelled, false)]
    public void A_plan_counts_from_the_stage_that_its_case_asks_for(ForecastCase forecast, PlanStage stage, bool counts) =>
        Assert.Equal(counts ? 50 : 20, Rate("2026-12", forecast, 20, A.Step("2026-12", 50, stage)));

    [Theory]
    [InlineData(PlanStage.Proposed, 0.2)]
    [InlineData(PlanStage.Announced, 0.5)]
    [InlineData(PlanStage.Funded, 0.75)]
    [InlineData(PlanStage.Contracted, 0.85)]
    [InlineData(PlanStage.Building, 0.9)]
    [InlineData(PlanStage.Commissioned, 1)]
    public void The_expected_case_counts_every_stage_by_its_probability(PlanStage stage, double probability) =>
        Assert.Equal(20 + (probability * 30), Rate("2026-12", ForecastCase.Expected, 20, A.Step("2026-12", 50, stage)), 1e-12);

    [Fact]
    public void A_total_replaces_the_rate_from_its_month_on()
    {
        Assert.Equal(20, Rate("2026-11", ForecastCase.Committed, 20, A.Step("2026-12", 50)));
        Assert.Equal(50, Rate("2026-12", ForecastCase.Committed, 20, A.Step("2026-12", 50)));
    }

    [Fact]
    public void An_addition_adds_to_the_rate_before() =>
        Assert.Equal(70, Rate("2027-06", ForecastCase.Committed, 20, A.Addition("2026-12", 30, id: "e1"), A.Addition("2027-06", 20, id: "e2")));

    [Theory]
    [InlineData("2026-11", 20)]
    [InlineData("2026-12", 30)]
    [InlineData("2027-01", 40)]
    [InlineData("2027-02", 50)]
    [InlineData("2030-10", 50)]
    public void A_ramp_of_two_months_rises_evenly_to_the_new_rate(string month, double rate) =>
        Assert.Equal(rate, Rate(month, ForecastCase.Committed, 20, A.Step("2026-12", 50, ramp: 2)), 1e-12);

    [Fact]
    public void Rows_that_promise_one_rate_at_two_dates_never_add_up() =>
        Assert.Equal(20, Rate("2030-10", ForecastCase.Committed, null, A.Step("2026-12", 20, id: "e1"), A.Step("2028-01", 20, id: "e2")));

    [Fact]
    public void Of_two_totals_in_one_month_the_lower_counts()
    {
        var line = Forecast(ForecastCase.Committed, 5, A.Step("2026-12", 20, id: "high"), A.Step("2026-12", 7, id: "low"));

        Assert.Equal(7, line.At(Months.IndexOf(A.Month("2026-12"))).Total);
        Assert.Equal([PlanEffect.Counted, PlanEffect.Alternative], line.Effects.Select(effect => effect.Effect));
    }

    [Fact]
    public void The_expected_case_folds_alternatives_one_after_the_other()
    {
        var steps = new[]
        {
            A.Step("2026-12", 20, PlanStage.Proposed, id: "high"), A.Step("2026-12", 7, PlanStage.Announced, id: "low"),
        };

        Assert.Equal((0.8 * ((0.5 * 5) + (0.5 * 7))) + (0.2 * 20), Rate("2026-12", ForecastCase.Expected, 5, steps), 1e-12);
    }

    [Theory]
    [InlineData("2026-12", PlanEffect.AlreadyObserved)]
    [InlineData("2026-11", PlanEffect.Counted)]
    [InlineData(null, PlanEffect.Counted)]
    public void A_plan_up_to_the_month_of_a_stated_rate_is_already_in_it(string? asOf, PlanEffect effect)
    {
        var line = Forecast(
            A.Factory("usa-troy", "155-HE"), A.Line("155-HE", 20, asOf: asOf, plans: A.Step("2026-12", 50)));

        Assert.Equal(effect, line.Effects.Single().Effect);
    }

    [Fact]
    public void A_plan_of_a_line_without_a_stated_rate_counts_whatever_its_date()
    {
        var line = Forecast(
            A.Factory("usa-troy", "155-HE"), A.Line("155-HE", asOf: "2027", plans: A.Step("2026-12", 50)));

        Assert.Equal(PlanEffect.Counted, line.Effects.Single().Effect);
    }

    [Fact]
    public void A_plan_without_a_published_rate_changes_nothing_and_is_listed()
    {
        var line = Forecast(ForecastCase.Committed, 20, A.Step("2026-12", null));

        Assert.Equal(PlanEffect.WithoutRate, line.Effects.Single().Effect);
        Assert.Null(line.Changes);
    }

    [Fact]
    public void An_idle_site_makes_nothing_until_a_plan_takes_effect()
    {
        var line = Planned(A.Factory("usa-troy", "155-HE", status: SiteStatus.Idle), A.Line("155-HE", 20, plans: A.Step("2026-12", 50)));

        Assert.Null(line.Current);
        Assert.False(line.IsUnknown);
        Assert.Equal(50, new LineForecast(line, ForecastCase.Committed).At(59).Total);
    }

    [Fact]
    public void A_closed_site_makes_nothing_and_does_not_grow()
    {
        var line = Planned(A.Factory("usa-troy", "155-HE", status: SiteStatus.Closed), A.Line("155-HE", 20, plans: A.Step("2026-12", 50)));

        Assert.Null(line.Current);
        Assert.Equal(PlanEffect.SiteClosed, new LineForecast(line, ForecastCase.Committed).Effects.Single().Effect);
    }

    [Fact]
    public void It_is_told_from_when_a_line_changes_and_from_when_it_no_longer_does()
    {
        var line = Forecast(ForecastCase.Committed, 20, A.Step("2026-01", 50, ramp: 6, id: "slow"), A.Step("2026-03", 60, id: "quick"));

        Assert.Equal((2, 8), line.Changes);
        Assert.NotEqual(line.At(3), line.At(4));
        Assert.Equal(line.At(8), line.At(59));
    }

    [Fact]
    public void A_plan_before_the_first_month_has_taken_effect_in_it() =>
        Assert.Equal(50, Rate("2025-11", ForecastCase.Committed, 20, A.Step("2025-09", 50, ramp: 2)));

    [Fact]
    public void A_plan_after_the_last_month_is_listed_as_such() =>
        Assert.Equal(PlanEffect.AfterHorizon, Forecast(ForecastCase.Committed, 5, A.Step("2033-01", 83)).Effects.Single().Effect);

    private static LineForecast Forecast(ForecastCase forecast, double? current, params Plan[] plans) =>
        new(Planned(A.Factory("usa-troy", "155-HE"), A.Line("155-HE", current, plans: plans)), forecast);

    private static LineForecast Forecast(Factory factory, Line line) => new(Planned(factory, line), ForecastCase.Committed);

    private static PlannedLine Planned(Factory factory, Line line) => new(new RegisteredLine(new FactoryLine(factory, line), Months, A.Month("2024-12"), Months.First, 0), Months, A.Month("2025-01"));

    private static double Rate(string month, ForecastCase forecast, double? current, params Plan[] plans)
    {
        var rate = Forecast(forecast, current, plans).At(Months.IndexOf(A.Month(month)));
        return rate.Total + rate.Added;
    }
}
