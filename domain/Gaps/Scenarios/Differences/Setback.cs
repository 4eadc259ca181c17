namespace CoProduction.Gaps.Scenarios.Differences;

/// <summary>How far a course of outputs falls behind another, in months, where it does most.</summary>
/// <param name="Months">0 where it never falls behind; else the other reached as much so many months earlier.</param>
/// <param name="IsAtLeast">Whether it falls below what the other began with, so that it is set back further than can be told.</param>
public sealed record Setback(int Months, bool IsAtLeast)
{
    public static readonly Setback None = new(0, false);

    /// <param name="before">By month, units a month; null where unknown.</param>
    /// <param name="after">The same months.</param>
    public static Setback Between(IReadOnlyList<double?> before, IReadOnlyList<double?> after)
    {
        var worst = None;
        for (var month = 0; month < after.Count; month++)
        {
            if (after[month] is { } made && At(before, month, made) is var setback && setback.Months > worst.Months)
            {
                worst = setback;
            }
        }

        return worst;
    }

    private static Setback At(IReadOnlyList<double?> before, int month, double made)
    {
        for (var earlier = month; earlier >= 0; earlier--)
        {
            if (!(before[earlier] * (1 - Reached.Tolerance) > made))
            {
                return new Setback(month - earlier, false);
            }
        }

        return new Setback(month + 1, true);
    }
}
