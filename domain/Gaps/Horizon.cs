using CoProduction.Goals;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps;

/// <summary>The months that a calculation covers, numbered from 0.</summary>
/// <param name="First">Month 0.</param>
/// <param name="Months">The number of months, at least 1.</param>
public sealed record Horizon(Month First, int Months)
{
    public Month Last => First.Plus(Months - 1);

    /// <summary>The months from the earliest first to the latest last month of the goals; null if there is no goal.</summary>
    public static Horizon? Of(IReadOnlyList<Goal> goals)
    {
        if (goals.Count == 0)
        {
            return null;
        }

        var first = goals.Min(goal => goal.FirstMonth);
        return new Horizon(first, goals.Max(goal => goal.LastMonth).Since(first) + 1);
    }

    /// <summary>The number of a month: negative before the first, <see cref="Months"/> or more after the last.</summary>
    public int IndexOf(Month month) => month.Since(First);

    public Month At(int index) => First.Plus(index);
}
