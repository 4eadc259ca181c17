using CoProduction.Gaps.Promises;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Promises;

public sealed class PromiseReviewTests
{
    [Fact]
    public void Promise_tells_its_first_and_current_month_its_slip_and_the_stage_reached()
    {
        var promise = Only(Promised.For(PlanStage.Building, "2027-01", "2027-06", "2028-01"));

        Assert.Equal(("2027-01", "2028-01", 12), (promise.First.ToString(), promise.Current.ToString(), promise.SlipMonths));
        Assert.Equal(PlanStage.Building, promise.StageReached);
        Assert.Equal("pol-a/155-HE/stage-0/second-line", promise.Id);
    }

    [Fact]
    public void Stage_reached_by_a_cancelled_promise_is_the_one_before() =>
        Assert.Equal(PlanStage.Announced, Only(Promised.For(PlanStage.Cancelled, "2027-01", "2027-01")).StageReached);

    [Fact]
    public void Stage_reached_by_a_promise_first_heard_of_as_cancelled_is_unknown() =>
        Assert.Null(Only(Promised.For(PlanStage.Cancelled, "2027-01")).StageReached);

    [Theory]
    [InlineData(PlanStage.Commissioned, PromiseState.KeptOnTime, 0, "2026-01")]
    [InlineData(PlanStage.Commissioned, PromiseState.KeptOnTime, -2, "2026-03", "2026-01")]
    [InlineData(PlanStage.Commissioned, PromiseState.KeptLate, 2, "2026-01", "2026-03")]
    [InlineData(PlanStage.Building, PromiseState.Open, 0, "2026-06")]
    [InlineData(PlanStage.Building, PromiseState.Open, -3, "2026-12", "2026-09")]
    [InlineData(PlanStage.Building, PromiseState.Moved, 9, "2026-01", "2026-10")]
    [InlineData(PlanStage.Building, PromiseState.Overdue, 1, "2026-05")]
    [InlineData(PlanStage.Building, PromiseState.Overdue, 5, "2026-01", "2026-04")]
    [InlineData(PlanStage.Cancelled, PromiseState.Cancelled, null, "2026-01", "2026-04")]
    public void State_and_delay_follow_from_months_and_stage(PlanStage stage, PromiseState state, int? delay, params string[] months)
    {
        var promise = Only(Promised.For(stage, months));

        Assert.Equal((state, delay), (promise.State, promise.Delay));
    }

    [Fact]
    public void Placeholder_is_no_date_to_be_measured_against()
    {
        var promise = Only(Promised.Dated(DatePrecision.Placeholder, PlanStage.Building, "2025-01", "2025-12"));

        Assert.Equal((PromiseState.WithoutDate, (int?)null), (promise.State, promise.Delay));
    }

    [Fact]
    public void Those_who_promise_are_told_by_partner_and_by_operator()
    {
        var review = PromiseReview.Of(
            Promised.Register(
                Promised.By("pol-a", "Nammo", Promised.For(PlanStage.Commissioned, "2026-01")),
                Promised.By("pol-b", "BAE", Promised.For(PlanStage.Building, "2026-01", "2026-12")),
                Promised.By("nor-c", "Nammo", Promised.For(PlanStage.Cancelled, "2026-01"))),
            A.Month("2026-06"));

        Assert.Equal([("NOR", 1), ("POL", 2)], review.ByPartner.Select(each => (each.Keeper!, each.Count)));
        Assert.Equal([("BAE", 1), ("Nammo", 2)], review.ByOperator.Select(each => (each.Keeper!, each.Count)));
        Assert.Equal(3, review.All.Count);
        Assert.Equal((2, 1), (review.ByPartner[1].Due, review.ByPartner[1].DueOnTime));
    }

    [Fact]
    public void Record_counts_states_and_tells_median_and_mean_delay()
    {
        // As of 2026-06: on time, 2 months late, moved by 9, overdue since 5, cancelled, and one that is not due before 2027.
        var all = PromiseReview.Of(
            Promised.Register(Promised.By(
                "pol-a",
                "Nammo",
                Promised.For(PlanStage.Commissioned, "2026-01"),
                Promised.For(PlanStage.Commissioned, "2026-01", "2026-03"),
                Promised.For(PlanStage.Building, "2026-01", "2026-10"),
                Promised.For(PlanStage.Building, "2026-01"),
                Promised.For(PlanStage.Cancelled, "2026-01"),
                Promised.For(PlanStage.Announced, "2027-01"))),
            A.Month("2026-06")).All;

        Assert.Equal((6, 1, 1, 1), (all.Count, all.In(PromiseState.KeptOnTime), all.In(PromiseState.Moved), all.In(PromiseState.Cancelled)));
        Assert.Equal((5, 1), (all.Due, all.DueOnTime));
        Assert.Equal(new DelayFigure(5, 2, 16 / 5.0), all.Delay);
        Assert.Equal(new DelayFigure(4, 3.5, 4), all.DueDelay);
    }

    [Fact]
    public void Without_promises_there_is_no_record()
    {
        var review = PromiseReview.Of(Promised.Register(Promised.By("pol-a", "Nammo", Promised.For(PlanStage.Announced, "2030-01"))), A.Month("2026-06"));

        Assert.Equal(0, review.All.Due);
        Assert.Null(review.All.DueDelay);
        Assert.Empty(PromiseReview.Of(Register.Empty, A.Month("2026-06")).ByPartner);
    }

    private static Promise Only(Plan plan) =>
        PromiseReview.Of(Promised.Register(Promised.By("pol-a", "Nammo", plan)), A.Month("2026-06")).Promises.Single();
}
