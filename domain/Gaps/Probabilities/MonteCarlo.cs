using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Runs many courses of the future and counts how often goals are reached.</summary>
/// <remarks>
/// The same register, model, number of trials and seed give the same figures to the last bit: on any machine, on any number of threads,
/// whatever the order of the records. Each trial's draws are named by its number and by ids, and sums are taken in the order of trials.
/// </remarks>
public static class MonteCarlo
{
    /// <summary>How many trials are run unless somebody says otherwise.</summary>
    public const int UsualTrials = 10_000;

    /// <summary>How many trials can be run: each one's outputs are kept until all are counted.</summary>
    public const int MostTrials = 20_000;

    /// <summary>Trials whose sums are taken together; sums do not depend on how many threads there are.</summary>
    private const int Batch = 128;

    /// <summary>Trials whose outputs are put away together: few enough to stay in a core's own cache until then.</summary>
    private const int Side = 32;

    /// <param name="projection">The register, ready to calculate with.</param>
    /// <param name="model">How likely expansions are to come.</param>
    /// <param name="trials">How many trials to run, 1 to <see cref="MostTrials"/>.</param>
    /// <param name="seed">Names the draws.</param>
    /// <param name="threads">On how many threads to run them, at least 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">So many trials or threads cannot be.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static ProbabilityReport Run(
        Projection projection, ChanceModel model, int trials = UsualTrials, ulong seed = 1, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, MostTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var lines = new UncertainLines(projection, model);
        var goals = FamilyGoal.Of(projection);
        using var outputs = new TrialOutputs(projection, trials);
        var influences = new InfluenceSums[(trials + Batch - 1) / Batch];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var next = -1;
        Parallel.For(0, Math.Min(threads, influences.Length), options, _ =>
        {
            var (trial, room) = (new Trial(lines, seed), outputs.Room(Math.Min(Side, trials)));
            for (var batch = Interlocked.Increment(ref next); batch < influences.Length; batch = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                influences[batch] = new InfluenceSums(lines, goals);
                var end = Math.Min((batch + 1) * Batch, trials);
                for (var first = batch * Batch; first < end; first += Side)
                {
                    var count = Math.Min(Side, end - first);
                    for (var place = 0; place < count; place++)
                    {
                        trial.Run(first + place, outputs.Trial(room, place));
                        influences[batch].Add(trial.Effective, outputs.Trial(room, place));
                    }

                    outputs.Take(room, first, count);
                }
            }
        });
        return new ProbabilityReport(
            trials, seed, OutputCount.Of(goals, outputs, projection, options), InfluenceSums.Influences(influences, lines, goals, trials));
    }
}
