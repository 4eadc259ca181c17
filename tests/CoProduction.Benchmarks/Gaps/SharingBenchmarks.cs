using BenchmarkDotNet.Attributes;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>The sharing of one month's capacity among products with goals, beside the same by a general LP solver.</summary>
public class SharingBenchmarks : IDisposable
{
    private const int Times = 20;

    private ProgressiveFilling? filling;
    private LinearSolver? solver;
    private double[] capacities = [];
    private double[] weights = [];
    private double[] outputs = [];

    [ParamsSource(nameof(Sizes))]
    public int Products { get; set; }

    public static IEnumerable<int> Sizes => Scale.Current.Sharing;

    /// <exception cref="InvalidOperationException">The two do not agree to 1e-9 of each output.</exception>
    [GlobalSetup]
    public void MakeProblem()
    {
        var projection = Projection.Of(Scale.RegisterOfProducts(Products), SyntheticRegister.AsOf)!;
        capacities = projection.In(ForecastCase.Committed).Forecast.Capacities[SyntheticRegister.Months - 1].ToArray();
        var byGoal = new double[Products];
        projection.Sharing().Weigh(capacities, byGoal);
        int[] sharing = [.. Enumerable.Range(0, Products).Where(product => byGoal[product] > 0)];
        var uses = new UseMatrix([.. sharing.Select(product => (IReadOnlyList<Use>)projection.Explosion.Uses[product].ToArray())], capacities.Length);
        weights = [.. sharing.Select(product => byGoal[product])];
        outputs = new double[weights.Length];
        filling = new ProgressiveFilling(uses);
        solver = new LinearSolver(uses, capacities, weights);
        Fill();
        var solved = solver.Solve(1);
        if (solved.Zip(outputs).Any(pair => Math.Abs(pair.First - pair.Second) > 1e-9 * pair.Second))
        {
            throw new InvalidOperationException($"Filled: {string.Join(' ', outputs)}; solved: {string.Join(' ', solved)}.");
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        solver?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "progressive filling")]
    public void Fill() => filling!.Fill(capacities, weights, outputs);

    [Benchmark(Description = "a general LP solver (HiGHS)", OperationsPerInvoke = Times)]
    public double[] Solve() => solver!.Solve(Times);
}
