using CoProduction.Registry.Dates;

namespace CoProduction.Gaps;

/// <summary>When an output reaches a target for good.</summary>
public static class Reached
{
    /// <summary>The relative rounding error allowed for an output that is exactly enough.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>The first month from which an output stays at or above a target until the last month; null if there is none.</summary>
    /// <param name="months">All months of the goal, in order, with the output of each, units a month; null if unknown.</param>
    /// <param name="target">The goal's target at its end, units a month.</param>
    public static Month? By(IReadOnlyList<(Month Month, double? Output)> months, double target)
    {
        Month? first = null;
        for (var month = months.Count - 1; month >= 0 && months[month].Output >= target * (1 - Tolerance); month--)
        {
            first = months[month].Month;
        }

        return first;
    }
}
