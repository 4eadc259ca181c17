using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>The joint output of some products over the months of a goal, counted over all trials.</summary>
/// <param name="Months">The quantiles, month by month.</param>
/// <param name="Reached">The number of trials that reach the target in the last month.</param>
/// <param name="Shortfall">The sum of all trials' shortfalls from the path, in units; 0 if no path is given.</param>
internal sealed record OutputSeries(IReadOnlyList<MonthQuantiles> Months, int Reached, double Shortfall)
{
    /// <param name="outputs">All trials.</param>
    /// <param name="family">The goal whose months are counted.</param>
    /// <param name="products">The products.</param>
    /// <param name="endRate">The target at the goal's end, units a month.</param>
    /// <param name="path">The path by month; null if no shortfall is needed.</param>
    /// <param name="monthAt">Maps a number of the horizon to its month.</param>
    public static OutputSeries Of(
        TrialOutputs outputs, FamilyGoal family, ReadOnlySpan<int> products, double endRate, Func<int, double>? path, Func<int, Month> monthAt)
    {
        var (made, search) = (new double[outputs.Trials], new QuantileSearch(outputs.Trials));
        var (months, shortfall) = (new MonthQuantiles[family.Goal.Months], 0.0);
        for (var month = family.First; month <= family.Last; month++)
        {
            outputs.Sum(products, month, made);
            shortfall += path is null ? 0 : Missing(made, path(month));
            months[month - family.First] = search.Of(monthAt(month), made);
        }

        // The buffer now holds the outputs of the last month.
        return new OutputSeries(months, AtLeast(made, endRate * (1 - Gaps.Reached.Tolerance)), shortfall);
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

    private static int AtLeast(ReadOnlySpan<double> made, double enough)
    {
        var count = 0;
        foreach (var output in made)
        {
            count += output >= enough ? 1 : 0;
        }

        return count;
    }
}
