namespace CoProduction.Gaps.Surges;

/// <summary>How long a stock lasts, or what is missing to say so.</summary>
/// <param name="Days">
/// Days from the first of the as-of month until it is empty; null where it is not so within the time looked at, or figures are missing.
/// </param>
/// <param name="IsAtMost">Whether the register says only that it is fewer.</param>
/// <param name="Missing">What is missing; empty where nothing is, and then no days mean that it outlasts the horizon.</param>
public sealed record Endurance(double? Days, bool IsAtMost, IReadOnlyList<MissingFigure> Missing)
{
    /// <summary>Whether it is not used up within the months of the horizon; without production, whether nothing uses it up at all.</summary>
    public bool OutlastsHorizon => Days is null && Missing.Count == 0;

    internal static Endurance Without(params IReadOnlyList<MissingFigure> missing) => new(null, false, missing);

    /// <summary>As it is used up evenly, without production.</summary>
    internal static Endurance Of(double days, bool isAtMost) => new(double.IsPositiveInfinity(days) ? null : days, isAtMost, []);

    /// <summary>As it is used up and filled up, evenly within each month. What is left over stays in stock.</summary>
    /// <param name="stock">Units at the start.</param>
    /// <param name="isAtMost">Whether that is the most it may be.</param>
    /// <param name="used">Units a day.</param>
    /// <param name="made">By month from the start, units a month.</param>
    internal static Endurance Of(double stock, bool isAtMost, double used, IEnumerable<double> made)
    {
        var (left, days) = (stock, 0.0);
        foreach (var month in made)
        {
            var drain = used - (month / StockFigure.DaysAMonth);
            if (drain > 0 && left <= drain * StockFigure.DaysAMonth)
            {
                return new Endurance(days + (left / drain), isAtMost, []);
            }

            left -= drain * StockFigure.DaysAMonth;
            days += StockFigure.DaysAMonth;
        }

        return new Endurance(null, isAtMost, []);
    }
}
