using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What some products make together over the months of a goal, counted over all trials.</summary>
/// <param name="Months">Month by month.</param>
/// <param name="Reached">In how many trials they make in the last month what is asked for then.</param>
/// <param name="Shortfall">Units short of the path, of all trials together; 0 where no path is given.</param>
internal sealed record OutputSeries(IReadOnlyList<MonthQuantiles> Months, int Reached, double Shortfall)
{
    /// <param name="outputs">All trials.</param>
    /// <param name="family">Whose months they are.</param>
    /// <param name="products">The products.</param>
    /// <param name="endRate">What is asked of them at the end, units a month.</param>
    /// <param name="path">What is asked for in a month; null where it is not asked how short they are.</param>
    /// <param name="monthAt">The month of a number.</param>
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

        // What is left there is what they make in the last month.
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
