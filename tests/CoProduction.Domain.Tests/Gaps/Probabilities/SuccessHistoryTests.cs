using CoProduction.Domain.Tests.Gaps.Promises;
using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class SuccessHistoryTests
{
    [Fact]
    public void Share_that_was_commissioned_is_drawn_towards_the_default_that_counts_as_ten()
    {
        // Of 30 that were funded 21 were commissioned; the default is 0.75.
        var history = SuccessHistory.Of(Register(Ended(21, PlanStage.Commissioned, PlanStage.Funded), Ended(9, PlanStage.Cancelled, PlanStage.Funded)));

        var funded = history.Stages.Single(stage => stage.Stage == PlanStage.Funded);
        Assert.Equal((30, 30, 21), (history.Ended, funded.Ended, funded.Commissioned));
        Assert.Equal((21 + 7.5) / 40, funded.Success, 1e-12);
        Assert.Equal(0.75, funded.Default);
    }

    [Fact]
    public void Plan_counts_for_every_stage_that_it_has_been_at()
    {
        var history = SuccessHistory.Of(Register(Ended(4, PlanStage.Commissioned, PlanStage.Announced, PlanStage.Announced, PlanStage.Building)));

        Assert.Equal([0, 4, 0, 0, 4], history.Stages.Select(stage => stage.Ended));
        Assert.Equal([0.2, 9 / 14.0, 0.75, 0.85, 13 / 14.0], history.Stages.Select(stage => stage.Success), (left, right) => Math.Abs(left - right) < 1e-9);
    }

    [Fact]
    public void Stages_out_of_order_are_pooled()
    {
        // Announced 20 of 20: 25/30. Funded 0 of 20: 7.5/30. Pooled 32.5/60; contracted and building keep their defaults.
        var history = SuccessHistory.Of(Register(Ended(20, PlanStage.Commissioned, PlanStage.Announced), Ended(20, PlanStage.Cancelled, PlanStage.Funded)));

        Assert.Equal([0.2, 32.5 / 60, 32.5 / 60, 0.85, 0.9], history.Stages.Select(stage => stage.Success), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void What_has_not_ended_or_was_never_at_an_earlier_stage_tells_nothing()
    {
        var history = SuccessHistory.Of(Register(
            Ended(5, PlanStage.Building, PlanStage.Announced), Ended(5, PlanStage.Commissioned), Ended(1, PlanStage.Cancelled, PlanStage.Cancelled)));

        Assert.Equal(0, history.Ended);
        Assert.Equal(5, history.Stages.Count);
        Assert.All(history.Stages, stage => Assert.Equal((0, stage.Default), (stage.Ended, stage.Success)));
    }

    [Fact]
    public void Twenty_that_have_ended_take_the_place_of_the_defaults()
    {
        Assert.Same(ChanceModel.Default, ChanceModel.For(Register(Ended(19, PlanStage.Cancelled, PlanStage.Building)), A.Month("2025-12")));
        var fitted = ChanceModel.For(Register(Ended(20, PlanStage.Cancelled, PlanStage.Building)), A.Month("2025-12"));

        // Building is 9/30 by itself; contracted 0.85, funded 0.75 and announced 0.5 are above and pooled with it.
        var pooled = (9 + 8.5 + 7.5 + 5) / 60;
        Assert.Equal(pooled, fitted[PlanStage.Building].Success, 1e-12);
        Assert.Equal(pooled, fitted[PlanStage.Announced].Success, 1e-12);
        Assert.Equal(0.2, fitted[PlanStage.Proposed].Success, 1e-12);
        Assert.Equal(1, fitted[PlanStage.Commissioned].Success);
        Assert.Same(ChanceModel.Default[PlanStage.Funded].Slip, fitted[PlanStage.Funded].Slip);
    }

    [Fact]
    public void Chance_to_be_in_time_is_success_times_the_slips_that_are_in_time()
    {
        var model = ChanceModel.Default.With(SlipDistribution.Of([0, 6, 12, 18]));
        var (asOf, promised) = (A.Month("2025-10"), A.Month("2026-03"));

        Assert.Equal(0.75 * 0.25, model.InEffectBy(PlanStage.Funded, promised, asOf, promised), 1e-12);
        Assert.Equal(0.75 * 0.5, model.InEffectBy(PlanStage.Funded, promised, asOf, A.Month("2026-09")), 1e-12);

        // The plan is late, so it counts as promised for the next month.
        Assert.Equal(0, model.InEffectBy(PlanStage.Funded, promised, A.Month("2026-03"), promised));
        Assert.Equal(1, model.InEffectBy(PlanStage.Commissioned, promised, asOf, promised));
        Assert.Equal(0, model.InEffectBy(PlanStage.Cancelled, promised, asOf, promised));
    }

    private static IEnumerable<Plan> Ended(int count, PlanStage now, params PlanStage[] before) =>
        Enumerable.Range(0, count).Select(_ => Sample.Plan(
            effective: A.Month("2026-01"),
            stage: now,
            precision: DatePrecision.Reported,
            history: [.. before.Select(stage => new PlanRevision(Sample.Today, Sample.Terms(A.Month("2026-01"), newRate: 100, stage: stage)))]));

    private static Register Register(params IEnumerable<Plan>[] plans) =>
        Promised.Register([.. plans.SelectMany(each => each).Select((plan, number) => A.Factory($"deu-{number}", "155-HE", 100, plans: plan))]);
}
