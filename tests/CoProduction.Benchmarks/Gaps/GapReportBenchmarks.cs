using BenchmarkDotNet.Attributes;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Items;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>The whole gap report, all four cases with its evidence, beside one plain pass over the same lines.</summary>
public class GapReportBenchmarks
{
    private Register register = Register.Empty;

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => Scale.Current.InMemory;

    [GlobalSetup]
    public void MakeRegister() => register = Scale.RegisterOf(Sites);

    [Benchmark(Baseline = true, Description = "one plain pass: sum by item and month")]
    public Dictionary<ItemCode, double[]> Sum() => PlainPass.Sum(register);

    [Benchmark(Description = "gap report")]
    public GapReport Report() => GapReport.Of(register, SyntheticRegister.AsOf);
}
