using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Runs all trials, once for each window of months that is stored.</summary>
/// <param name="projection">The projection of the register.</param>
/// <param name="lines">The lines with plans.</param>
/// <param name="goals">The families' goals.</param>
/// <param name="trials">The number of trials.</param>
/// <param name="seed">The seed of the random draws.</param>
/// <param name="reading">The reading in which the influence of each plan is measured.</param>
internal sealed class TrialRun(
    Projection projection, TrialLines lines, IReadOnlyList<FamilyGoal> goals, int trials, ulong seed, Reading reading)
{
    /// <summary>The trials summed together. A fixed number, so that sums do not depend on the number of threads.</summary>
    private const int Batch = 128;

    private static readonly Reading[] Readings = Enum.GetValues<Reading>();

    // By thread, made for the first window and used for all.
    private readonly (Trial Trial, double[][] Rooms)?[] workers = new (Trial, double[][])?[(trials + Batch - 1) / Batch];
    private bool isSummed;

    /// <summary>What the plans of each batch effect; from the first run.</summary>
    public InfluenceSums[] Influences { get; } = new InfluenceSums[(trials + Batch - 1) / Batch];

    /// <summary>By reading and batch, what binds; from the first run.</summary>
    public CriticalitySums[][] Criticality { get; } =
        [.. Readings.Select(_ => new CriticalitySums[(trials + Batch - 1) / Batch])];

    /// <param name="outputs">By reading, where to store what is made.</param>
    /// <param name="side">The trials whose outputs are stored together.</param>
    /// <param name="threads">The threads to run on.</param>
    public void Into(TrialOutputs[] outputs, int side, ParallelOptions threads)
    {
        var next = -1;
        Parallel.For(0, Math.Min(threads.MaxDegreeOfParallelism, Influences.Length), threads, thread =>
        {
            var (trial, rooms) = workers[thread] ??= (new Trial(lines, goals, seed), [.. outputs.Select(each => each.Room(Math.Min(side, trials)))]);
            for (var batch = Interlocked.Increment(ref next); batch < Influences.Length; batch = Interlocked.Increment(ref next))
            {
                threads.CancellationToken.ThrowIfCancellationRequested();
                if (!isSummed)
                {
                    Begin(batch);
                }

                var end = Math.Min((batch + 1) * Batch, trials);
                for (var first = batch * Batch; first < end; first += side)
                {
                    Run(trial, batch, first, Math.Min(side, end - first), outputs, rooms);
                }
            }
        });
        isSummed = true;
    }

    private void Begin(int batch)
    {
        Influences[batch] = new InfluenceSums(lines.RoomIn(reading), projection, goals);
        foreach (var each in Criticality)
        {
            each[batch] = new CriticalitySums(projection, goals);
        }
    }

    private void Run(Trial trial, int batch, int first, int count, TrialOutputs[] outputs, double[][] rooms)
    {
        for (var place = 0; place < count; place++)
        {
            trial.Draw(first + place);
            foreach (var each in Readings)
            {
                var made = outputs[(int)each].Trial(rooms[(int)each], place);
                var production = trial.Produce(each, made);
                if (!isSummed)
                {
                    Criticality[(int)each][batch].Add(production);
                }

                if (!isSummed && each == reading)
                {
                    Influences[batch].Add(trial.EffectiveIn(each), made);
                }
            }
        }

        for (var each = 0; each < outputs.Length; each++)
        {
            outputs[each].Take(rooms[each], first, count);
        }
    }
}
