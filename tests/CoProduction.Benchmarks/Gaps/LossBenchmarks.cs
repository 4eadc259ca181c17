using BenchmarkDotNet.Attributes;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Partners;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>What is lost without each site and each partner in turn, and what breaks the goals, and a scenario, beside one gap report of the same register.</summary>
public class LossBenchmarks
{
    private static readonly Outlook Shown = new(ForecastCase.Committed, Reading.Floor);

    private Register register = Register.Empty;
    private CaseProjection? outcome;

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => Scale.Current.InMemory;

    [GlobalSetup]
    public void MakeRegister()
    {
        register = Scale.RegisterOf(Sites);
        outcome = Projection.Of(register, SyntheticRegister.AsOf)!.In(Shown);
    }

    [Benchmark(Baseline = true, Description = "one gap report in three readings")]
    public GapReport Report() => GapReport.Of(register, SyntheticRegister.AsOf, Shown);

    [Benchmark(Description = "loss of each site and each partner in turn, of a projection that is there")]
    public Losses Lose() => Losses.Of(outcome!);

    [Benchmark(Description = "gap report under a slip of all plans and the loss of a theater, the one without, and the difference")]
    public ScenarioReport WhatIf() => ScenarioReport.Of(
        Projection.Of(register, SyntheticRegister.AsOf)!,
        Shown,
        [new Slip(Selection.All, 9), new Outage(new Selection { Theaters = [Theater.NorthAmerica] }, 100, MonthRange.FromNow)]).Report;

    [Benchmark(Description = "what breaks each goal, of a projection that is there")]
    public IReadOnlyList<GoalBreak> Break() => GoalBreak.Of(outcome!);
}
