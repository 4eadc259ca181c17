using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Promises;
using CoProduction.Registry;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Promises;

/// <summary>How much of a promised change came, and what that means for those who count kept promises.</summary>
public sealed class KeptShareTests
{
    [Theory]
    [InlineData(10.0, 100.0, 11.0, 1 / 90.0)]
    [InlineData(10.0, 100.0, 100.0, 1.0)]
    [InlineData(10.0, 100.0, 190.0, 2.0)]
    [InlineData(10.0, 100.0, 10.0, 0.0)]
    [InlineData(null, 100.0, 25.0, 0.25)]
    [InlineData(80.0, 20.0, 50.0, 0.5)]
    [InlineData(100.0, 100.0, 100.0, null)]
    public void A_total_is_held_against_the_change_that_was_promised(double? before, double promised, double came, double? share) =>
        AssertShare(share, before, Sample.Terms(A.Month("2026-01"), promised), Sample.Terms(A.Month("2026-01"), came, stage: PlanStage.Commissioned));

    [Fact]
    public void So_is_an_addition() =>
        AssertShare(0.4, 10, Sample.Terms(A.Month("2026-01"), null, 50), Sample.Terms(A.Month("2026-01"), null, 20, stage: PlanStage.Commissioned));

    [Fact]
    public void What_has_not_come_has_no_share() => AssertShare(null, 10, Sample.Terms(A.Month("2026-01")), Sample.Terms(A.Month("2026-01"), stage: PlanStage.Building));

    [Fact]
    public void A_promise_kept_in_part_is_not_kept_for_the_back_test_and_the_fitted_success()
    {
        var (then, now) = (Register(10, PlanStage.Funded, 100), Register(10, PlanStage.Commissioned, 11, 100));

        var tested = BackTest.Of(then, A.Month("2025-10"), now, A.Month("2026-06")).Promises.Single();

        Assert.Equal((PromiseState.KeptInPart, PromiseVerdict.Broken), (tested.Now!.State, tested.Verdict));
        Assert.Equal((1, 0), (SuccessHistory.Of(now).Ended, SuccessHistory.Of(now).Stages.Sum(stage => stage.Commissioned)));
    }

    [Theory]
    [InlineData(true, PromiseState.Withdrawn, 1)]
    [InlineData(false, PromiseState.Replaced, 0)]
    public void A_plan_that_ends_otherwise_is_late_by_nothing_and_fails_only_if_it_was_withdrawn(bool isWithdrawn, PromiseState state, int ended)
    {
        var plan = Sample.Plan(effective: A.Month("2026-01"), stage: PlanStage.Funded) with
        {
            Withdrawn = isWithdrawn ? Sample.Today : null,
            ReplacedBy = isWithdrawn ? null : Parsed.As<Keyword>("other"),
        };
        var register = Promised.Register(Promised.By("pol-a", "Nammo", plan));

        var promise = PromiseReview.Of(register, A.Month("2026-11")).Promises.Single();

        Assert.Equal((state, (int?)null), (promise.State, promise.Delay));
        Assert.Equal((ended, 0), (SuccessHistory.Of(register).Ended, SuccessHistory.Of(register).Stages.Sum(stage => stage.Commissioned)));
    }

    private static Register Register(double before, PlanStage stage, double total, double? promised = null)
    {
        var plan = Sample.Plan(
            effective: A.Month("2026-01"),
            newRate: total,
            stage: stage,
            history: promised is { } first ? [new PlanRevision(Sample.Today, Sample.Terms(A.Month("2026-01"), first, stage: PlanStage.Funded))] : []);
        return Promised.Register(A.Factory("pol-a", SiteStatus.Operating, "Nammo", A.Line("155-HE", before, asOf: "2025-06", plans: plan)));
    }

    private static void AssertShare(double? share, double? before, PlanTerms promised, PlanTerms came)
    {
        var plan = new Plan(Parsed.As<Keyword>("a"), came, DatePrecision.Reported, A.Source(), [new PlanRevision(Sample.Today, promised)]);

        var kept = KeptShare.Of(A.Line("155-HE", before, asOf: "2025-06", plans: plan), plan);

        Assert.Equal(share is null, kept is null);
        Assert.Equal(share ?? 0, kept ?? 0, 1e-12);
    }
}
