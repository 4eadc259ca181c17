using BenchmarkDotNet.Attributes;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Questions;
using CoProduction.Tests;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>Ten thousand courses of the future in three readings, on one thread and on two, beside drawing the same random numbers alone.</summary>
public class ProbabilityBenchmarks
{
    private const ulong Seed = 1;
    private const int Lanes = 8;

    private readonly ChanceModel model = ChanceModel.Default;
    private Projection projection = null!;
    private int plans;
    private ulong shared;

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => [Scale.Current.Uncertain];

    private static int Trials => Scale.Current.Trials;

    [GlobalSetup]
    public void MakeRegister()
    {
        projection = Projection.Of(Scale.RegisterOf(Sites), SyntheticRegister.AsOf)!;
        plans = MonteCarlo.Run(projection, model, trials: 1).Influences.DistinctBy(one => (one.Site, one.Item, one.Stage, one.Plan)).Count();
        shared = (ulong)((model.SharedBySite + model.SharedByOperator) * 4294967296);
        Console.WriteLine($"// {plans} uncertain plans");
    }

    /// <summary>A draw for each plan and trial, and another one where it is its site's or operator's that decides.</summary>
    [Benchmark(Baseline = true, Description = "the same random numbers, drawn alone")]
    public ulong Draw() => Draw(0, Trials);

    /// <summary>Half of the trials on each: what this machine gains by a second thread where nothing is shared.</summary>
    [Benchmark(Description = "the same random numbers, drawn alone on two threads")]
    public ulong DrawOnTwoThreads()
    {
        var sums = new ulong[2];
        Parallel.For(0, sums.Length, new ParallelOptions { MaxDegreeOfParallelism = sums.Length }, half =>
            sums[half] = Draw(half * Trials / sums.Length, (half + 1) * Trials / sums.Length));
        return sums[0] ^ sums[1];
    }

    /// <summary>The same, made as trials make them: all own draws first, then those that are their site's or operator's.</summary>
    [Benchmark(Description = "the same random numbers, drawn eight at a time as trials do")]
    public ulong DrawSideBySide()
    {
        var (room, sum) = ((plans + Lanes - 1) / Lanes * Lanes, 0UL);
        ulong[] own = [.. Enumerable.Range(0, room).Select(place => (ulong)place)];
        var (places, draws, thirds) = (new ulong[room], new ulong[room], new ulong[room]);
        for (var trial = 0UL; trial < (ulong)Trials; trial++)
        {
            PhiloxLanes.Draw(Seed, own, trial, draws, thirds);
            var count = 0;
            for (var plan = 0; plan < plans; plan++)
            {
                places[count] = ~own[plan];
                var isShared = thirds[plan] < shared;
                count += isShared ? 1 : 0;
                sum ^= isShared ? 0 : draws[plan];
            }

            var drawn = (count + Lanes - 1) / Lanes * Lanes;
            PhiloxLanes.Draw(Seed, places.AsSpan(0, drawn), trial, draws, thirds);
            foreach (var draw in draws.AsSpan(0, count))
            {
                sum ^= draw;
            }
        }

        return sum;
    }

    [Benchmark(Description = "Monte Carlo in three readings, one thread")]
    public ProbabilityReport OneThread() => MonteCarlo.Run(projection, model, Trials, Seed);

    [Benchmark(Description = "Monte Carlo in three readings, two threads")]
    public ProbabilityReport TwoThreads() => MonteCarlo.Run(projection, model, Trials, Seed, threads: 2);

    /// <summary>A fifth of the trials, each again for every question.</summary>
    [Benchmark(Description = "questions, one thread")]
    public QuestionReport Questions() => QuestionReport.Of(projection, model, trials: Trials / 5, seed: Seed);

    private ulong Draw(int first, int end)
    {
        var (sum, all, limit) = (0UL, (ulong)plans, shared);
        for (var trial = (ulong)first; trial < (ulong)end; trial++)
        {
            for (var plan = 0UL; plan < all; plan++)
            {
                var draw = ScalarPhilox.At(Seed, plan, trial);
                if (draw.Third < limit)
                {
                    draw = ScalarPhilox.At(Seed, ~plan, trial);
                }

                sum ^= draw.First ^ draw.Second;
            }
        }

        return sum;
    }
}
