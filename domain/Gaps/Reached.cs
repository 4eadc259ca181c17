using CoProduction.Registry.Dates;

namespace CoProduction.Gaps;

/// <summary>The first month from which an output stays at or above the goal's target for its end.</summary>
/// <param name="Lower">At the lower bound of capacity; null if this does not happen within the goal's months.</param>
/// <param name="Upper">At the upper bound of capacity; null if this does not happen within the goal's months.</param>
public sealed record Reached(Month? Lower, Month? Upper)
{
    /// <summary>The relative rounding error allowed for an output that is exactly enough.</summary>
    public const double Tolerance = 1e-9;

    public static readonly Reached Never = new(null, null);

    /// <param name="months">All months of the goal, in order.</param>
    /// <param name="endRate">The goal's target at its end, units a month.</param>
    public static Reached By(IReadOnlyList<MonthFigure> months, double endRate)
    {
        var enough = endRate * (1 - Tolerance);
        return new Reached(
            First(months, month => month.Output?.Lower >= enough),
            First(months, month => month.Output?.Upper >= enough));
    }

    private static Month? First(IReadOnlyList<MonthFigure> months, Func<MonthFigure, bool> isEnough)
    {
        Month? first = null;
        for (var month = months.Count - 1; month >= 0 && isEnough(months[month]); month--)
        {
            first = months[month].Month;
        }

        return first;
    }
}
