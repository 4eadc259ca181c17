namespace CoProduction.Gaps.Surges;

/// <summary>How long a stock lasts, or which figures are missing to say so.</summary>
/// <param name="Days">
/// Days from the first of the as-of month until the stock is empty; null if it lasts beyond the horizon or figures are missing.
/// </param>
/// <param name="IsAtMost">Whether the days are an upper limit, because the register states only that the stock lasts fewer.</param>
/// <param name="Missing">The missing figures. If empty, null days mean that the stock outlasts the horizon.</param>
public sealed record Endurance(double? Days, bool IsAtMost, IReadOnlyList<MissingFigure> Missing)
{
    /// <summary>Whether the stock lasts beyond the horizon; without production, whether nothing uses it up at all.</summary>
    public bool OutlastsHorizon => Days is null && Missing.Count == 0;

    internal static Endurance Without(params IReadOnlyList<MissingFigure> missing) => new(null, false, missing);

    /// <summary>A stock that is used up evenly, without production.</summary>
    internal static Endurance Of(double days, bool isAtMost) => new(double.IsPositiveInfinity(days) ? null : days, isAtMost, []);

    /// <summary>A stock that is used up and refilled evenly within each month. Any surplus stays in stock.</summary>
    /// <param name="stock">Units at the start.</param>
    /// <param name="isAtMost">Whether that is an upper limit.</param>
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
