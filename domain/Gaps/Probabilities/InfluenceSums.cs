using System.Runtime.Intrinsics;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>
/// Sums over some trials, by family and step. They are meaningful only for families whose products need the item of the step's line.
/// </summary>
internal sealed class InfluenceSums
{
    /// <summary>The number of steps processed at once.</summary>
    private const int Side = 8;

    private readonly IReadOnlyList<FamilyGoal> goals;
    private readonly int products;
    private readonly int[][] inEffect;
    private readonly int[][] reachedInEffect;
    private readonly double[][] shortfallInEffect;
    private readonly int[] reached;
    private readonly double[] shortfall;

    /// <param name="steps">The number of steps with room.</param>
    /// <param name="projection">The projection.</param>
    /// <param name="goals">The goals.</param>
    public InfluenceSums(int steps, Projection projection, IReadOnlyList<FamilyGoal> goals)
    {
        this.goals = goals;
        products = projection.Explosion.Products.Count;
        inEffect = [.. goals.Select(_ => new int[steps])];
        reachedInEffect = [.. goals.Select(_ => new int[steps])];
        shortfallInEffect = [.. goals.Select(_ => new double[steps])];
        reached = new int[goals.Count];
        shortfall = new double[goals.Count];
    }

    /// <summary>The number of steps with room: the number of steps rounded up to a multiple of those processed at once.</summary>
    public static int Room(UncertainLines lines) => (lines.Steps + Side - 1) / Side * Side;

    /// <summary>Adds a trial.</summary>
    /// <param name="effective">By step, the month from which it is in effect; <see cref="UncertainStep.Never"/> beyond the last step, up to
    /// <see cref="Room"/>.</param>
    /// <param name="outputs">By month, and within a month by product, units a month.</param>
    public void Add(ReadOnlySpan<int> effective, ReadOnlySpan<double> outputs)
    {
        for (var family = 0; family < goals.Count; family++)
        {
            var isReached = goals[family].IsReached(outputs, products);
            var isShort = goals[family].Shortfall(outputs, products);
            reached[family] += isReached ? 1 : 0;
            shortfall[family] += isShort;
            var last = Vector256.Create(goals[family].Last);
            Count(effective, last, inEffect[family]);
            if (isReached)
            {
                Count(effective, last, reachedInEffect[family]);
            }

            if (isShort > 0)
            {
                Sum(effective, last, isShort, shortfallInEffect[family]);
            }
        }
    }

    /// <summary>
    /// The influences from all sums together: first those that change the probability most, then those that change the shortfall most.
    /// </summary>
    public static IReadOnlyList<PlanInfluence> Influences(
        IReadOnlyList<InfluenceSums> batches,
        IReadOnlyList<(UncertainLine Line, int First)> lines,
        Projection projection,
        IReadOnlyList<FamilyGoal> goals,
        int trials)
    {
        var all = new InfluenceSums(batches[0].inEffect.Length == 0 ? 0 : batches[0].inEffect[0].Length, projection, goals);
        foreach (var batch in batches)
        {
            all.Add(batch);
        }

        var uses = projection.Explosion.Uses;
        return
        [
            .. (from each in lines
                from family in Enumerable.Range(0, goals.Count)
                where goals[family].Products.Any(product => uses.Quantity(product, each.Line.Item) > 0)
                from place in Enumerable.Range(0, each.Line.Steps.Length)
                select all.Influence(each.First + place, family, each.Line, each.Line.Steps[place], trials))
                .OrderByDescending(influence => Math.Abs(influence.OnProbability))
                .ThenByDescending(influence => Math.Abs(influence.OnShortfall)),
        ];
    }

    private static void Count(ReadOnlySpan<int> effective, Vector256<int> last, int[] counts)
    {
        for (var step = 0; step < counts.Length; step += Side)
        {
            var isIn = Vector256.LessThanOrEqual(Vector256.Create(effective[step..]), last);
            (Vector256.Create(counts, step) - isIn).CopyTo(counts, step);
        }
    }

    private static void Sum(ReadOnlySpan<int> effective, Vector256<int> last, double units, double[] sums)
    {
        var each = Vector256.Create(units);
        for (var step = 0; step < sums.Length; step += Side)
        {
            var (lower, upper) = Vector256.Widen(Vector256.LessThanOrEqual(Vector256.Create(effective[step..]), last));
            (Vector256.Create(sums, step) + (each & lower.AsDouble())).CopyTo(sums, step);
            (Vector256.Create(sums, step + (Side / 2)) + (each & upper.AsDouble())).CopyTo(sums, step + (Side / 2));
        }
    }

    private void Add(InfluenceSums others)
    {
        for (var family = 0; family < reached.Length; family++)
        {
            reached[family] += others.reached[family];
            shortfall[family] += others.shortfall[family];
            for (var step = 0; step < inEffect[family].Length; step++)
            {
                inEffect[family][step] += others.inEffect[family][step];
                reachedInEffect[family][step] += others.reachedInEffect[family][step];
                shortfallInEffect[family][step] += others.shortfallInEffect[family][step];
            }
        }
    }

    private PlanInfluence Influence(int place, int family, UncertainLine line, UncertainStep step, int trials)
    {
        var (with, reachedWith, shortfallWith) = (inEffect[family][place], reachedInEffect[family][place], shortfallInEffect[family][place]);
        var without = trials - with;
        return new PlanInfluence(
            goals[family].Family,
            line.Planned.Registered.Factory.Id,
            line.Planned.Registered.Line.Item,
            line.Planned.Registered.Line.Stage,
            line.Planned.Registered.Line.Name,
            step.Plan.Id,
            new Frequency(with, trials),
            with > 0 ? new Frequency(reachedWith, with) : null,
            without > 0 ? new Frequency(reached[family] - reachedWith, without) : null,
            with > 0 ? shortfallWith / with : null,
            without > 0 ? (shortfall[family] - shortfallWith) / without : null);
    }
}
