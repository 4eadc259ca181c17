using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What is made towards one target over the months of its goal, counted over all trials of one reading.</summary>
/// <param name="Months">The quantiles, month by month.</param>
/// <param name="Reached">The number of trials that reach the target in the last month.</param>
/// <param name="Shortfall">The sum of all trials' shortfalls from the path, in units.</param>
internal sealed record OutputSeries(IReadOnlyList<MonthQuantiles> Months, int Reached, double Shortfall)
{
    /// <param name="outputs">All trials.</param>
    /// <param name="aim">The number of the target.</param>
    /// <param name="goal">The target.</param>
    /// <param name="monthAt">Maps a number of the horizon to its month.</param>
    public static OutputSeries Of(TrialOutputs outputs, int aim, ProductGoal goal, Func<int, Month> monthAt)
    {
        var (search, months, shortfall) = (new QuantileSearch(outputs.Trials), new MonthQuantiles[goal.Goal.Months], 0.0);
        for (var month = goal.Start; month <= goal.Last; month++)
        {
            var made = outputs.Of(aim, month);
            shortfall += Missing(made, goal.PathAt(month));
            months[month - goal.Start] = search.Of(monthAt(month), made);
        }

        return new OutputSeries(months, AtLeast(outputs.Of(aim, goal.Last), goal), shortfall);
    }

    private static double Missing(ReadOnlySpan<double> made, double path)
    {
        var sum = 0.0;
        foreach (var output in made)
        {
            sum += Math.Max(0, path - output);
        }

        return sum;
    }

    private static int AtLeast(ReadOnlySpan<double> made, ProductGoal goal)
    {
        var count = 0;
        foreach (var output in made)
        {
            count += goal.IsEnough(output) ? 1 : 0;
        }

        return count;
    }
}
