using BenchmarkDotNet.Attributes;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Gaps.Bottlenecks;
using CoProduction.Gaps.Closing;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Levers;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>The whole gap report, all four cases with its evidence, beside one plain pass over the same lines.</summary>
public class GapReportBenchmarks
{
    private Register register = Register.Empty;
    private CaseProjection? outcome;

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => [.. Scale.Current.InMemory, Scale.Current.Linear];

    [GlobalSetup]
    public void MakeRegister()
    {
        register = Scale.RegisterOf(Sites);
        outcome = Projection.Of(register, SyntheticRegister.AsOf)!.In(ForecastCase.Committed);
    }

    [Benchmark(Baseline = true, Description = "one plain pass: sum by item and month")]
    public Dictionary<ItemCode, double[]> Sum() => PlainPass.Sum(register);

    [Benchmark(Description = "gap report")]
    public GapReport Report() => GapReport.Of(register, SyntheticRegister.AsOf);

    [Benchmark(Description = "gap report under a slip of all expansions and the loss of a theater, the one without, and the difference")]
    public ScenarioReport WhatIf() => ScenarioReport.Of(
        Projection.Of(register, SyntheticRegister.AsOf)!,
        ForecastCase.Committed,
        [new Slip(Selection.All, 9), new Outage(new Selection { Theaters = [Theater.NorthAmerica] }, 100, Period.FromNow)]);

    [Benchmark(Description = "bottlenecks, levers of the last month and closing plan, of a projection that is there")]
    public (IReadOnlyList<ProductBottlenecks> Bottlenecks, IReadOnlyList<ProductLevers> Levers, ClosingPlan Plan) Analyse() =>
        (ProductBottlenecks.Of(outcome!), ProductLevers.Of(outcome!, SyntheticRegister.Months - 1), ClosingPlan.Of(outcome!));
}
