using BenchmarkDotNet.Attributes;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Gaps.Bottlenecks;
using CoProduction.Gaps.Closing;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Levers;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>The whole gap report, all four cases in three readings with its evidence, beside one plain pass over the same lines.</summary>
public class GapReportBenchmarks
{
    private static readonly Outlook Shown = new(ForecastCase.Committed, Reading.Floor);

    private Register register = Register.Empty;
    private CaseProjection? outcome;

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => [.. Scale.Current.InMemory, Scale.Current.Linear];

    [GlobalSetup]
    public void MakeRegister()
    {
        register = Scale.RegisterOf(Sites);
        outcome = Projection.Of(register, SyntheticRegister.AsOf)!.In(Shown);
    }

    [Benchmark(Baseline = true, Description = "one plain pass: sum by item and month")]
    public Dictionary<ItemCode, double[]> Sum() => PlainPass.Sum(register);

    [Benchmark(Description = "gap report in three readings")]
    public GapReport Report() => GapReport.Of(register, SyntheticRegister.AsOf, Shown);

    [Benchmark(Description = "bottlenecks, levers of the last month and closing plan, of a projection that is there")]
    public (IReadOnlyList<ProductBottlenecks> Bottlenecks, IReadOnlyList<ProductLevers> Levers, ClosingPlan Plan) Analyse() =>
        (ProductBottlenecks.Of(outcome!), ProductLevers.Of(outcome!, SyntheticRegister.Months - 1), ClosingPlan.Of(outcome!));
}
