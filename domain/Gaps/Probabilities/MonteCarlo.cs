using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Simulates many possible futures and counts how often goals are reached.</summary>
/// <remarks>
/// The same register, model, number of trials and seed give the same figures to the last bit, on any machine, with any number of threads and in any
/// order of records. Each trial's draws depend only on its number and on ids, and sums run in the order of trials.
/// </remarks>
public static class MonteCarlo
{
    /// <summary>The default number of trials.</summary>
    public const int UsualTrials = 10_000;

    /// <summary>The most trials: the outputs of every trial are kept until all are counted.</summary>
    public const int MostTrials = 20_000;

    /// <summary>The trials summed together. A fixed number, so that sums do not depend on the number of threads.</summary>
    private const int Batch = 128;

    /// <summary>The trials whose outputs are stored together: few enough to stay in a core's own cache until then.</summary>
    private const int Side = 32;

    /// <param name="projection">The projection of the register.</param>
    /// <param name="model">The chances of plans.</param>
    /// <param name="trials">The number of trials, 1 to <see cref="MostTrials"/>.</param>
    /// <param name="seed">The seed of the random draws.</param>
    /// <param name="reading">The reading in which the influence of each plan is measured; the chances are given in every reading.</param>
    /// <param name="threads">The number of threads, at least 1.</param>
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
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, MostTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var lines = new TrialLines(projection, model);
        var goals = FamilyGoal.Of(projection);
        var readings = Enum.GetValues<Reading>();
        TrialOutputs[] outputs = [.. readings.Select(_ => new TrialOutputs(projection, goals, trials))];
        var influences = new InfluenceSums[(trials + Batch - 1) / Batch];
        var criticality = readings.Select(_ => new CriticalitySums[influences.Length]).ToArray();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var next = -1;
        Parallel.For(0, Math.Min(threads, influences.Length), options, _ =>
        {
            var trial = new Trial(lines, goals, seed);
            double[][] rooms = [.. outputs.Select(each => each.Room(Math.Min(Side, trials)))];
            for (var batch = Interlocked.Increment(ref next); batch < influences.Length; batch = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                influences[batch] = new InfluenceSums(lines.RoomIn(reading), projection, goals);
                foreach (var each in criticality)
                {
                    each[batch] = new CriticalitySums(projection, goals);
                }

                var end = Math.Min((batch + 1) * Batch, trials);
                for (var first = batch * Batch; first < end; first += Side)
                {
                    var count = Math.Min(Side, end - first);
                    for (var place = 0; place < count; place++)
                    {
                        trial.Draw(first + place);
                        foreach (var each in readings)
                        {
                            var made = outputs[(int)each].Trial(rooms[(int)each], place);
                            criticality[(int)each][batch].Add(trial.Produce(each, made));
                            if (each == reading)
                            {
                                influences[batch].Add(trial.EffectiveIn(each), made);
                            }
                        }
                    }

                    for (var each = 0; each < outputs.Length; each++)
                    {
                        outputs[each].Take(rooms[each], first, count);
                    }
                }
            }
        });
        var families = OutputCount.Of(goals, outputs, [.. criticality.Select(CriticalitySums.Of)], projection, options);
        foreach (var each in outputs)
        {
            each.Dispose();
        }

        return new ProbabilityReport(trials, seed, reading, families, InfluenceSums.Influences(influences, [.. lines.In(reading)], projection, goals, trials));
    }
}
