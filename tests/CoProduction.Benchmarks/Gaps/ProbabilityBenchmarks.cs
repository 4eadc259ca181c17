using BenchmarkDotNet.Attributes;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>Ten thousand courses of the future, on one thread and on two, beside drawing the same random numbers alone.</summary>
public class ProbabilityBenchmarks
{
    private const ulong Seed = 1;

    private readonly ChanceModel model = ChanceModel.Default;
    private Projection projection = null!;
    private int expansions;
    private ulong shared;

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => [Scale.Current.Uncertain];

    private static int Trials => Scale.Current.Trials;

    [GlobalSetup]
    public void MakeRegister()
    {
        projection = Projection.Of(Scale.RegisterOf(Sites), SyntheticRegister.AsOf)!;
        expansions = MonteCarlo.Run(projection, model, trials: 1).Influences.DistinctBy(one => (one.Site, one.Item, one.Stage, one.Expansion)).Count();
        shared = (ulong)((model.SharedBySite + model.SharedByOperator) * 4294967296);
        Console.WriteLine($"// {expansions} uncertain expansions");
    }

    /// <summary>A draw for each expansion and trial, and another one where it is its site's or operator's that decides.</summary>
    [Benchmark(Baseline = true, Description = "the same random numbers, drawn alone")]
    public ulong Draw()
    {
        var sum = 0UL;
        for (var trial = 0UL; trial < (ulong)Trials; trial++)
        {
            for (var expansion = 0UL; expansion < (ulong)expansions; expansion++)
            {
                var draw = Philox.At(Seed, expansion, trial);
                if (draw.Third < shared)
                {
                    draw = Philox.At(Seed, ~expansion, trial);
                }

                sum ^= draw.First ^ draw.Second;
            }
        }

        return sum;
    }

    [Benchmark(Description = "Monte Carlo, one thread")]
    public ProbabilityReport OneThread() => MonteCarlo.Run(projection, model, Trials, Seed);

    [Benchmark(Description = "Monte Carlo, two threads")]
    public ProbabilityReport TwoThreads() => MonteCarlo.Run(projection, model, Trials, Seed, threads: 2);
}
