using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Counts what is made towards the targets, over all trials, window after window.</summary>
internal sealed class OutputCount
{
    private readonly Projection projection;
    private readonly int trials;
    private readonly (FamilyGoal Family, int First)[] families;
    private readonly OutputSeries[][] series;
    private readonly IndexSeries[][] indices;

    /// <param name="projection">The projection behind the trials.</param>
    /// <param name="goals">The families' goals.</param>
    /// <param name="trials">The number of trials.</param>
    public OutputCount(Projection projection, IReadOnlyList<FamilyGoal> goals, int trials)
    {
        (this.projection, this.trials) = (projection, trials);
        families = [.. goals.Select((goal, place) => (goal, goals.Take(place).Sum(before => before.Aims.Length)))];
        (int Product, ProductGoal Goal)[] aims = [.. goals.SelectMany(goal => goal.Aims)];
        series = [.. Enum.GetValues<Reading>().Select(_ =>
            aims.Select((aim, number) => new OutputSeries(number, aim.Goal, projection.Horizon.At)).ToArray())];
        indices = [.. Enum.GetValues<Reading>().Select(_ =>
            families.Select(each => new IndexSeries(each.First, each.Family, projection.Horizon.At)).ToArray())];
    }

    /// <summary>Counts the months of a window, which come in order.</summary>
    /// <param name="outputs">All trials, by reading.</param>
    /// <param name="window">The months that the outputs hold.</param>
    /// <param name="threads">The threads to count on. The figures do not depend on their number.</param>
    public void Add(IReadOnlyList<TrialOutputs> outputs, MonthWindow window, ParallelOptions threads)
    {
        var (aims, parts) = (series[0].Length, series[0].Length + families.Length);
        Parallel.For(0, outputs.Count * parts, threads, part =>
        {
            var (reading, number) = (part / parts, part % parts);
            if (number < aims)
            {
                series[reading][number].Add(outputs[reading], window);
            }
            else
            {
                indices[reading][number - aims].Add(outputs[reading], window);
            }
        });
    }

    /// <param name="criticality">By reading and target, the items that bind, with their numbers of trials.</param>
    public IReadOnlyList<FamilyProbability> Families(IReadOnlyList<IReadOnlyList<IReadOnlyList<(int Item, int Count)>>> criticality)
    {
        return
        [
            .. families.Select((each, place) => new FamilyProbability(
                each.Family.Family,
                Each(reading => new FamilyChance(new Frequency(indices[reading][place].Reached, trials), indices[reading][place].Months)),
                [.. each.Family.Aims.Select((aim, number) => new ProductProbability(
                    projection.Items[projection.Explosion.Products[aim.Product]], Each(reading => ChanceOf(reading, each.First + number))))])),
        ];

        AtReadings<TFigure> Each<TFigure>(Func<int, TFigure> figure) => new([.. Enumerable.Range(0, series.Length).Select(figure)]);

        ProductChance ChanceOf(int reading, int aim) =>
            new(
                new Frequency(series[reading][aim].Reached, trials),
                series[reading][aim].Shortfall / trials,
                series[reading][aim].Months,
                [.. series[reading][aim].OnPath.Select(count => new Frequency(count, trials))],
                [.. criticality[reading][aim].Select(bound => new Criticality(projection.Items[bound.Item], new Frequency(bound.Count, trials)))]);
    }
}
