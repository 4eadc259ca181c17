using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Simulates many possible futures and counts how often goals are reached.</summary>
/// <remarks>
/// The same register, model, number of trials and seed give the same figures to the last bit, on any machine, with any number of threads, in any
/// memory and in any order of records. Each trial's draws depend only on its number and on ids, and sums run in the order of trials.
/// </remarks>
public static class MonteCarlo
{
    /// <summary>The default number of trials.</summary>
    public const int UsualTrials = 10_000;

    /// <summary>The most trials: the outputs of every trial in a month are kept until all are counted.</summary>
    public const int MostTrials = 20_000;

    /// <summary>The default memory, in bytes: 256 MiB.</summary>
    public const long UsualMemory = 268_435_456;

    /// <summary>The trials whose outputs are stored together: few enough to stay in a core's own cache until then.</summary>
    private const int Side = 32;

    /// <param name="projection">The projection of the register.</param>
    /// <param name="model">The chances of plans.</param>
    /// <param name="trials">The number of trials, 1 to <see cref="MostTrials"/>.</param>
    /// <param name="seed">The seed of the random draws.</param>
    /// <param name="reading">The reading in which the influence of each plan is measured; the chances are given in every reading.</param>
    /// <param name="threads">The number of threads, at least 1.</param>
    /// <param name="memory">
    /// The bytes in which outputs are stored until they are counted. If they do not suffice, all trials run again for further months. One month of all
    /// trials is always stored.
    /// </param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of trials or threads is out of range.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ProbabilityReport Run(
        Projection projection,
        ChanceModel model,
        int trials = UsualTrials,
        ulong seed = 1,
        Reading reading = Reading.Floor,
        int threads = 1,
        long memory = UsualMemory,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, MostTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var goals = FamilyGoal.Of(projection);
        if (goals.Count == 0)
        {
            return new ProbabilityReport(trials, seed, reading, [], []);
        }

        var readings = Enum.GetValues<Reading>();
        var figures = memory / TrialOutputs.FigureBytes / readings.Length;
        var side = (int)Math.Clamp(figures / 4 / threads / TrialOutputs.RoomOf(projection), 1, Side);
        var lines = new TrialLines(projection, model);
        var (run, count) = (new TrialRun(projection, lines, goals, trials, seed, reading), new OutputCount(projection, goals, trials));
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        using var blocks = new TrialMemory();
        foreach (var window in MonthWindow.Of(goals, (figures - (side * threads * TrialOutputs.RoomOf(projection))) / trials))
        {
            TrialOutputs[] outputs = [.. readings.Select(_ => new TrialOutputs(projection, goals, window, trials, blocks))];
            try
            {
                run.Into(outputs, side, options);
                count.Add(outputs, window, options);
            }
            finally
            {
                Array.ForEach(outputs, each => each.Dispose());
            }
        }

        return new ProbabilityReport(
            trials,
            seed,
            reading,
            count.Families([.. run.Criticality.Select(CriticalitySums.Of)]),
            InfluenceSums.Influences(run.Influences, [.. lines.In(reading)], projection, goals, trials));
    }
}
