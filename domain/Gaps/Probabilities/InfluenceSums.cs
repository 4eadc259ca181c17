namespace CoProduction.Gaps.Probabilities;

/// <summary>Sums over some trials, by step and by the families whose products need what its line makes.</summary>
internal sealed class InfluenceSums
{
    private readonly IReadOnlyList<FamilyGoal> goals;
    private readonly int products;
    private readonly (int Step, int Family)[] links;
    private readonly int[] inEffect;
    private readonly int[] reachedInEffect;
    private readonly double[] shortfallInEffect;
    private readonly int[] reached;
    private readonly double[] shortfall;
    private readonly bool[] isReached;
    private readonly double[] isShort;

    public InfluenceSums(UncertainLines lines, IReadOnlyList<FamilyGoal> goals)
    {
        this.goals = goals;
        products = lines.Projection.Explosion.Products.Count;
        links = [.. Links(lines, goals)];
        inEffect = new int[links.Length];
        reachedInEffect = new int[links.Length];
        shortfallInEffect = new double[links.Length];
        reached = new int[goals.Count];
        shortfall = new double[goals.Count];
        isReached = new bool[goals.Count];
        isShort = new double[goals.Count];
    }

    /// <summary>Adds a trial.</summary>
    /// <param name="effective">By step, the month from which it is in effect.</param>
    /// <param name="outputs">Month by month and in each by product, units a month.</param>
    public void Add(ReadOnlySpan<int> effective, ReadOnlySpan<double> outputs)
    {
        for (var family = 0; family < goals.Count; family++)
        {
            isReached[family] = goals[family].IsReached(outputs, products);
            isShort[family] = goals[family].Shortfall(outputs, products);
            reached[family] += isReached[family] ? 1 : 0;
            shortfall[family] += isShort[family];
        }

        for (var link = 0; link < links.Length; link++)
        {
            var (step, family) = links[link];
            if (effective[step] <= goals[family].Last)
            {
                inEffect[link]++;
                reachedInEffect[link] += isReached[family] ? 1 : 0;
                shortfallInEffect[link] += isShort[family];
            }
        }
    }

    /// <summary>What all sums together say, what changes the probability most first, then what changes the units short most.</summary>
    public static IReadOnlyList<ExpansionInfluence> Influences(
        IReadOnlyList<InfluenceSums> batches, UncertainLines lines, IReadOnlyList<FamilyGoal> goals, int trials)
    {
        var all = new InfluenceSums(lines, goals);
        foreach (var batch in batches)
        {
            all.Add(batch);
        }

        var steps = lines.All.SelectMany(line => line.Steps, (line, step) => (line, step)).ToArray();
        return
        [
            .. all.links.Select((link, place) => all.Influence(place, steps[link.Step].line, steps[link.Step].step, trials))
                .OrderByDescending(influence => Math.Abs(influence.OnProbability))
                .ThenByDescending(influence => Math.Abs(influence.OnShortfall)),
        ];
    }

    private static IEnumerable<(int Step, int Family)> Links(UncertainLines lines, IReadOnlyList<FamilyGoal> goals)
    {
        var uses = lines.Projection.Explosion.Uses;
        foreach (var line in lines.All)
        {
            for (var family = 0; family < goals.Count; family++)
            {
                if (goals[family].Products.Any(product => uses.Quantity(product, line.Item) > 0))
                {
                    for (var place = 0; place < line.Steps.Length; place++)
                    {
                        yield return (line.First + place, family);
                    }
                }
            }
        }
    }

    private void Add(InfluenceSums others)
    {
        for (var link = 0; link < links.Length; link++)
        {
            inEffect[link] += others.inEffect[link];
            reachedInEffect[link] += others.reachedInEffect[link];
            shortfallInEffect[link] += others.shortfallInEffect[link];
        }

        for (var family = 0; family < reached.Length; family++)
        {
            reached[family] += others.reached[family];
            shortfall[family] += others.shortfall[family];
        }
    }

    private ExpansionInfluence Influence(int link, UncertainLine line, UncertainStep step, int trials)
    {
        var (family, with) = (links[link].Family, inEffect[link]);
        var without = trials - with;
        return new ExpansionInfluence(
            goals[family].Family,
            line.Registered.Factory.Id,
            line.Registered.Line.Item,
            line.Registered.Line.Stage,
            step.Expansion.Id,
            new Frequency(with, trials),
            with > 0 ? new Frequency(reachedInEffect[link], with) : null,
            without > 0 ? new Frequency(reached[family] - reachedInEffect[link], without) : null,
            with > 0 ? shortfallInEffect[link] / with : null,
            without > 0 ? (shortfall[family] - shortfallInEffect[link]) / without : null);
    }
}
