using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Counts the outputs of families and products over all trials.</summary>
internal static class OutputCount
{
    /// <param name="goals">The families' goals.</param>
    /// <param name="outputs">All trials.</param>
    /// <param name="projection">The projection behind the trials.</param>
    /// <param name="threads">The threads to count on. The figures do not depend on their number.</param>
    public static IReadOnlyList<FamilyProbability> Of(
        IReadOnlyList<FamilyGoal> goals, TrialOutputs outputs, Projection projection, ParallelOptions threads)
    {
        var parts = goals.SelectMany(goal => goal.Aims.Select(aim => (Goal: goal, aim.Product)).Append((Goal: goal, Product: -1))).ToArray();
        var series = new OutputSeries[parts.Length];
        Parallel.For(0, parts.Length, threads, part => series[part] = SeriesOf(parts[part].Goal, parts[part].Product, outputs, projection));
        var next = 0;
        return
        [
            .. goals.Select(goal =>
            {
                var products = goal.Aims.Select(aim => ProductOf(projection, aim.Product, series[next++], outputs.Trials)).ToArray();
                var together = series[next++];
                return new FamilyProbability(
                    goal.Family, new Frequency(together.Reached, outputs.Trials), products.Sum(product => product.ExpectedShortfall), together.Months, products);
            }),
        ];
    }

    /// <param name="goal">The family's goal.</param>
    /// <param name="product">The product; negative for all products of the family together.</param>
    /// <param name="outputs">All trials.</param>
    /// <param name="projection">The projection behind the trials.</param>
    private static OutputSeries SeriesOf(FamilyGoal goal, int product, TrialOutputs outputs, Projection projection) =>
        product < 0
            ? OutputSeries.Of(outputs, goal, goal.Products, goal.EndRate, null, projection.Horizon.At)
            : OutputSeries.Of(outputs, goal, [product], projection.Goals[product]!.EndRate, projection.Goals[product]!.PathAt, projection.Horizon.At);

    private static ProductProbability ProductOf(Projection projection, int product, OutputSeries series, int trials) =>
        new(projection.Items[projection.Explosion.Products[product]], new Frequency(series.Reached, trials), series.Shortfall / trials, series.Months);
}
