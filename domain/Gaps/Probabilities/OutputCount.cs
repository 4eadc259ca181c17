using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Counts what is made towards the targets, over all trials.</summary>
internal static class OutputCount
{
    /// <param name="goals">The families' goals.</param>
    /// <param name="outputs">All trials, by reading.</param>
    /// <param name="criticality">By reading and target, the items that bind, with their numbers of trials.</param>
    /// <param name="projection">The projection behind the trials.</param>
    /// <param name="threads">The threads to count on. The figures do not depend on their number.</param>
    public static IReadOnlyList<FamilyProbability> Of(
        IReadOnlyList<FamilyGoal> goals,
        IReadOnlyList<TrialOutputs> outputs,
        IReadOnlyList<IReadOnlyList<IReadOnlyList<(int Item, int Count)>>> criticality,
        Projection projection,
        ParallelOptions threads)
    {
        (FamilyGoal Family, int First)[] families = [.. goals.Select((goal, place) => (goal, goals.Take(place).Sum(before => before.Aims.Length)))];
        (int Product, ProductGoal Goal)[] aims = [.. goals.SelectMany(goal => goal.Aims)];
        var series = new OutputSeries[outputs.Count, aims.Length];
        var indices = new IndexSeries[outputs.Count, families.Length];
        Parallel.For(0, outputs.Count * (aims.Length + families.Length), threads, part =>
        {
            var (reading, number) = (part / (aims.Length + families.Length), part % (aims.Length + families.Length));
            if (number < aims.Length)
            {
                series[reading, number] = OutputSeries.Of(outputs[reading], number, aims[number].Goal, projection.Horizon.At);
            }
            else
            {
                var (family, first) = families[number - aims.Length];
                indices[reading, number - aims.Length] = IndexSeries.Of(outputs[reading], first, family, projection.Horizon.At);
            }
        });
        var trials = outputs[0].Trials;
        return
        [
            .. families.Select((each, place) => new FamilyProbability(
                each.Family.Family,
                Each(reading => new FamilyChance(new Frequency(indices[reading, place].Reached, trials), indices[reading, place].Months)),
                [.. each.Family.Aims.Select((aim, number) => new ProductProbability(
                    projection.Items[projection.Explosion.Products[aim.Product]], Each(reading => ChanceOf(reading, each.First + number))))])),
        ];

        AtReadings<TFigure> Each<TFigure>(Func<int, TFigure> figure) => new([.. Enumerable.Range(0, outputs.Count).Select(figure)]);

        ProductChance ChanceOf(int reading, int aim) =>
            new(
                new Frequency(series[reading, aim].Reached, trials),
                series[reading, aim].Shortfall / trials,
                series[reading, aim].Months,
                [.. criticality[reading][aim].Select(bound => new Criticality(projection.Items[bound.Item], new Frequency(bound.Count, trials)))]);
    }
}
