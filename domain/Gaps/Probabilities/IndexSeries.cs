using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A family's index over the months of its goal, counted over all trials of one reading, window after window.</summary>
/// <param name="firstAim">The number of the family's first target.</param>
/// <param name="family">The family.</param>
/// <param name="monthAt">Maps a number of the horizon to its month.</param>
internal sealed class IndexSeries(int firstAim, FamilyGoal family, Func<int, Month> monthAt)
{
    private readonly MonthQuantiles[] months = new MonthQuantiles[family.Goal.Months];

    // Kept from one window to the next, and let go after the goal's last month.
    private (QuantileSearch Search, double[] Index)? room;

    /// <summary>The quantiles, month by month.</summary>
    public IReadOnlyList<MonthQuantiles> Months => months;

    /// <summary>The number of trials in which every product with a target reaches it in the last month.</summary>
    public int Reached { get; private set; }

    /// <summary>Counts the months of a window, which come in order.</summary>
    /// <param name="outputs">All trials.</param>
    /// <param name="window">The months that the outputs hold.</param>
    public void Add(TrialOutputs outputs, MonthWindow window)
    {
        var (first, last) = window.Of(family.First, family.Last);
        if (first > last)
        {
            return;
        }

        var (search, index) = room ??= (new QuantileSearch(outputs.Trials), new double[outputs.Trials]);
        for (var month = first; month <= last; month++)
        {
            index.AsSpan().Clear();
            foreach (var (place, aim) in family.Aims.Index())
            {
                var made = outputs.Of(firstAim + place, month);
                for (var trial = 0; trial < index.Length; trial++)
                {
                    index[trial] += Math.Min(1, made[trial] / aim.Goal.EndRate) / family.Aims.Length;
                }
            }

            months[month - family.First] = search.Of(monthAt(month), index);
        }

        if (last == family.Last)
        {
            (Reached, room) = (ReachedOf(outputs), null);
        }
    }

    private int ReachedOf(TrialOutputs outputs)
    {
        var isShort = new bool[outputs.Trials];
        foreach (var (place, aim) in family.Aims.Index())
        {
            var made = outputs.Of(firstAim + place, family.Last);
            for (var trial = 0; trial < isShort.Length; trial++)
            {
                isShort[trial] |= !aim.Goal.IsEnough(made[trial]);
            }
        }

        return isShort.AsSpan().Count(false);
    }
}
