namespace CoProduction.Gaps.Scenarios.Differences;

/// <summary>How many months one series of outputs falls behind another, in the month where it is furthest behind.</summary>
/// <param name="Months">The number of months by which the other reached the same output earlier; 0 if the series never falls behind.</param>
/// <param name="IsAtLeast">Whether the output falls below the other's first output. The true setback is then longer than the series can show.</param>
public sealed record Setback(int Months, bool IsAtLeast)
{
    public static readonly Setback None = new(0, false);

    /// <param name="before">By month, units a month; null if unknown.</param>
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
