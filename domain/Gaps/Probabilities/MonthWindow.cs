namespace CoProduction.Gaps.Probabilities;

/// <summary>Neighbouring months of the horizon whose outputs are stored and counted together.</summary>
/// <param name="First">The first month, as a number of the horizon.</param>
/// <param name="Last">The last month, as a number of the horizon.</param>
internal readonly record struct MonthWindow(int First, int Last)
{
    public int Months => Last - First + 1;

    /// <summary>Windows that contain every month of the goals, each as long as it may be; at least one month.</summary>
    /// <param name="goals">The families' goals.</param>
    /// <param name="most">The most columns of a window. A column holds all trials of one target in one month.</param>
    public static IReadOnlyList<MonthWindow> Of(IReadOnlyList<FamilyGoal> goals, long most)
    {
        var (windows, columns) = (new List<MonthWindow>(), 0L);
        for (var month = goals.Min(goal => goal.First); month <= goals.Max(goal => goal.Last); month++)
        {
            var more = goals.Where(goal => goal.Covers(month)).Sum(goal => goal.Aims.Length);
            if (more > 0 && (windows.Count == 0 || columns + more > most))
            {
                windows.Add(new MonthWindow(month, month));
                columns = more;
            }
            else if (more > 0)
            {
                windows[^1] = windows[^1] with { Last = month };
                columns += more;
            }
        }

        return windows;
    }

    /// <summary>The months of a goal that are in the window; none if the first is after the last.</summary>
    public (int First, int Last) Of(int first, int last) => (Math.Max(First, first), Math.Min(Last, last));
}
