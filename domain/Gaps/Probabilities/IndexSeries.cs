using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>A family's index over the months of its goal, counted over all trials of one reading.</summary>
/// <param name="Months">The quantiles, month by month.</param>
/// <param name="Reached">The number of trials in which every product with a target reaches it in the last month.</param>
internal sealed record IndexSeries(IReadOnlyList<MonthQuantiles> Months, int Reached)
{
    /// <param name="outputs">All trials.</param>
    /// <param name="firstAim">The number of the family's first target.</param>
    /// <param name="family">The family.</param>
    /// <param name="monthAt">Maps a number of the horizon to its month.</param>
    public static IndexSeries Of(TrialOutputs outputs, int firstAim, FamilyGoal family, Func<int, Month> monthAt)
    {
        var (search, index, months) = (new QuantileSearch(outputs.Trials), new double[outputs.Trials], new MonthQuantiles[family.Goal.Months]);
        for (var month = family.First; month <= family.Last; month++)
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

        return new IndexSeries(months, ReachedOf(outputs, firstAim, family));
    }

    private static int ReachedOf(TrialOutputs outputs, int firstAim, FamilyGoal family)
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
