using CoProduction.Domain.Tests.Gaps.Promises;
using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class SuccessHistoryTests
{
    [Fact]
    public void Share_that_was_commissioned_is_drawn_towards_the_default_that_counts_as_ten()
    {
        // Of 30 that were funded 21 were commissioned; the default is 0.75.
        var history = SuccessHistory.Of(Register(Ended(21, ExpansionStage.Commissioned, ExpansionStage.Funded), Ended(9, ExpansionStage.Cancelled, ExpansionStage.Funded)));

        var funded = history.Stages.Single(stage => stage.Stage == ExpansionStage.Funded);
        Assert.Equal((30, 30, 21), (history.Ended, funded.Ended, funded.Commissioned));
        Assert.Equal((21 + 7.5) / 40, funded.Success, 1e-12);
        Assert.Equal(0.75, funded.Default);
    }

    [Fact]
    public void Expansion_counts_for_every_stage_that_it_has_been_at()
    {
        var history = SuccessHistory.Of(Register(Ended(4, ExpansionStage.Commissioned, ExpansionStage.Announced, ExpansionStage.Announced, ExpansionStage.Building)));

        Assert.Equal([0, 4, 0, 0, 4], history.Stages.Select(stage => stage.Ended));
        Assert.Equal([0.2, 9 / 14.0, 0.75, 0.85, 13 / 14.0], history.Stages.Select(stage => stage.Success), (left, right) => Math.Abs(left - right) < 1e-9);
    }

    [Fact]
    public void Stages_out_of_order_are_pooled()
    {
        // Announced 20 of 20: 25/30. Funded 0 of 20: 7.5/30. Pooled 32.5/60; contracted and building keep their defaults.
        var history = SuccessHistory.Of(Register(Ended(20, ExpansionStage.Commissioned, ExpansionStage.Announced), Ended(20, ExpansionStage.Cancelled, ExpansionStage.Funded)));

        Assert.Equal([0.2, 32.5 / 60, 32.5 / 60, 0.85, 0.9], history.Stages.Select(stage => stage.Success), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void What_has_not_ended_or_was_never_at_an_earlier_stage_tells_nothing()
    {
        var history = SuccessHistory.Of(Register(
            Ended(5, ExpansionStage.Building, ExpansionStage.Announced), Ended(5, ExpansionStage.Commissioned), Ended(1, ExpansionStage.Cancelled, ExpansionStage.Cancelled)));

        Assert.Equal(0, history.Ended);
        Assert.Equal(5, history.Stages.Count);
        Assert.All(history.Stages, stage => Assert.Equal((0, stage.Default), (stage.Ended, stage.Success)));
    }

    [Fact]
    public void Twenty_that_have_ended_take_the_place_of_the_defaults()
    {
        Assert.Same(ChanceModel.Default, ChanceModel.For(Register(Ended(19, ExpansionStage.Cancelled, ExpansionStage.Building)), A.Month("2025-12")));
        var fitted = ChanceModel.For(Register(Ended(20, ExpansionStage.Cancelled, ExpansionStage.Building)), A.Month("2025-12"));

        // Building is 9/30 by itself; contracted 0.85, funded 0.75 and announced 0.5 are above and pooled with it.
        var pooled = (9 + 8.5 + 7.5 + 5) / 60;
        Assert.Equal(pooled, fitted[ExpansionStage.Building].Success, 1e-12);
        Assert.Equal(pooled, fitted[ExpansionStage.Announced].Success, 1e-12);
        Assert.Equal(0.2, fitted[ExpansionStage.Proposed].Success, 1e-12);
        Assert.Equal(1, fitted[ExpansionStage.Commissioned].Success);
        Assert.Same(ChanceModel.Default[ExpansionStage.Funded].Slip, fitted[ExpansionStage.Funded].Slip);
    }

    [Fact]
    public void Chance_to_be_in_time_is_success_times_the_slips_that_are_in_time()
    {
        var model = ChanceModel.Default.With(SlipDistribution.Of([0, 6, 12, 18]));
        var (asOf, promised) = (A.Month("2025-10"), A.Month("2026-03"));

        Assert.Equal(0.75 * 0.25, model.InEffectBy(ExpansionStage.Funded, promised, asOf, promised), 1e-12);
        Assert.Equal(0.75 * 0.5, model.InEffectBy(ExpansionStage.Funded, promised, asOf, A.Month("2026-09")), 1e-12);

        // The expansion is late, so it counts as promised for the next month.
        Assert.Equal(0, model.InEffectBy(ExpansionStage.Funded, promised, A.Month("2026-03"), promised));
        Assert.Equal(1, model.InEffectBy(ExpansionStage.Commissioned, promised, asOf, promised));
        Assert.Equal(0, model.InEffectBy(ExpansionStage.Cancelled, promised, asOf, promised));
    }

    private static IEnumerable<Expansion> Ended(int count, ExpansionStage now, params ExpansionStage[] before) =>
        Enumerable.Range(0, count).Select(_ => Sample.Expansion(
            effective: A.Month("2026-01"),
            stage: now,
            precision: DatePrecision.Reported,
            history: [.. before.Select(stage => new ExpansionRevision(Sample.Today, A.Month("2026-01"), new MonthlyRate(200), null, stage))]));

    private static Register Register(params IEnumerable<Expansion>[] expansions) =>
        Promised.Register([.. expansions.SelectMany(each => each).Select((expansion, number) => A.Factory($"deu-{number}", "155-HE", 100, expansions: expansion))]);
}
