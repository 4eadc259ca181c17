using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What is made towards one target over the months of its goal, counted over all trials of one reading, window after window.</summary>
/// <param name="aim">The number of the target.</param>
/// <param name="goal">The target.</param>
/// <param name="monthAt">Maps a number of the horizon to its month.</param>
internal sealed class OutputSeries(int aim, ProductGoal goal, Func<int, Month> monthAt)
{
    private readonly MonthQuantiles[] months = new MonthQuantiles[goal.Goal.Months];
    private readonly int[] onPath = new int[goal.Goal.Months];

    // Kept from one window to the next, and let go after the goal's last month.
    private QuantileSearch? search;

    /// <summary>The quantiles, month by month.</summary>
    public IReadOnlyList<MonthQuantiles> Months => months;

    /// <summary>By month, the number of trials that make what the path asks for.</summary>
    public IReadOnlyList<int> OnPath => onPath;

    /// <summary>The number of trials that reach the target in the last month.</summary>
    public int Reached { get; private set; }

    /// <summary>The sum of all trials' shortfalls from the path, in units.</summary>
    public double Shortfall { get; private set; }

    /// <summary>Counts the months of a window, which come in order.</summary>
    /// <param name="outputs">All trials.</param>
    /// <param name="window">The months that the outputs hold.</param>
    public void Add(TrialOutputs outputs, MonthWindow window)
    {
        var (first, last) = window.Of(goal.Start, goal.Last);
        for (var month = first; month <= last; month++)
        {
            search ??= new QuantileSearch(outputs.Trials);
            var made = outputs.Of(aim, month);
            Shortfall += Missing(made, goal.PathAt(month), out onPath[month - goal.Start]);
            months[month - goal.Start] = search.Of(monthAt(month), made);
            Reached = month == goal.Last ? AtLeast(made, goal) : Reached;
        }

        search = last == goal.Last ? null : search;
    }

    private static double Missing(ReadOnlySpan<double> made, double path, out int enough)
    {
        var (sum, count, least) = (0.0, 0, path * (1 - Gaps.Reached.Tolerance));
        foreach (var output in made)
        {
            sum += Math.Max(0, path - output);
            count += output >= least ? 1 : 0;
        }

        enough = count;
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
