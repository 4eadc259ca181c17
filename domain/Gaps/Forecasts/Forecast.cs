namespace CoProduction.Gaps.Forecasts;

/// <summary>The capacity of every item in every month of one case.</summary>
public sealed class Forecast
{
    /// <summary>The rounding error that remains after all parts of a sum are subtracted from it, relative to the sum.</summary>
    private const double Rounding = 1e-12;

    private readonly CurrentCapacity current;
    private readonly Growth growth;

    public Forecast(CurrentCapacity current, ForecastCase forecast)
        : this(current, new Growth(current, forecast))
    {
    }

    private Forecast(CurrentCapacity current, Growth growth, MonthTable lower, MonthTable upper) =>
        (this.current, this.growth, Lower, Upper) = (current, growth, lower, upper);

    private Forecast(CurrentCapacity current, Growth growth)
    {
        this.current = current;
        this.growth = growth;
        Lower = new MonthTable(current.Horizon.Months, current.Items.Count);
        Upper = growth.BringsToLight ? new MonthTable(current.Horizon.Months, current.Items.Count) : Lower;
        for (var item = 0; item < current.Items.Count; item++)
        {
            var knownFrom = Math.Min(current.KnownFrom(item), growth.KnownFrom(item));
            for (var month = 0; month < current.Horizon.Months; month++)
            {
                var capacity = month < knownFrom
                    ? new AtBounds(double.PositiveInfinity, double.PositiveInfinity)
                    : At(item, month);
                Upper.Row(month)[item] = capacity.Upper;
                Lower.Row(month)[item] = capacity.Lower;
            }
        }
    }

    /// <summary>By item, units a month at the lower bound; infinite if nothing is known, so that the item binds nothing.</summary>
    public MonthTable Lower { get; }

    /// <summary>The same at the upper bound; the same table if the bounds are equal.</summary>
    public MonthTable Upper { get; }

    /// <summary>Units a month; null if nothing is known.</summary>
    public AtBounds? Capacity(int item, int month) =>
        double.IsPositiveInfinity(Lower[month, item]) ? null : new AtBounds(Lower[month, item], Upper[month, item]);

    /// <summary>Units a month at the lower bound, after a loss of registered or attributed capacity; infinite if nothing is known.</summary>
    /// <param name="item">The item.</param>
    /// <param name="month">The month of the horizon.</param>
    /// <param name="lost">The loss of known rates and of unattributed capacity, units a month.</param>
    /// <param name="newlyPublished">The newly published rates of the remaining lines of unknown rate, by the partners of
    /// <see cref="RegisteredLines.UnknownOf"/>.</param>
    internal double LowerWithout(int item, int month, double lost, ReadOnlySpan<double> newlyPublished)
    {
        if (double.IsPositiveInfinity(Lower[month, item]))
        {
            return double.PositiveInfinity;
        }

        return current.LowerCapacity(item, month, Less(Sure(item, month), lost), newlyPublished);
    }

    /// <summary>This forecast with other capacities.</summary>
    internal Forecast With(MonthTable lower, MonthTable upper) => new(current, growth, lower, upper);

    /// <summary>The present rate plus the changes by expansions of known rates, units a month; may be negative.</summary>
    internal double Sure(int item, int month) => current.Rate(item, month) + growth.OnKnownRates(item, month);

    /// <summary>A sum less some of its parts; 0 if almost nothing remains.</summary>
    internal static double Less(double sum, double parts) => sum - parts > sum * Rounding ? sum - parts : 0;

    /// <summary>
    /// The newly published rates of lines of unknown rate, by the partners of <see cref="RegisteredLines.UnknownOf"/>; empty if there are none.
    /// </summary>
    internal ReadOnlySpan<double> NewlyPublished(int item, int month) => growth.NewlyPublished(item, month);

    /// <summary>The index of a partner in an item's newly published rates.</summary>
    internal int PlaceOf(int partner, int item) => current.Lines.UnknownOf(item).IndexOf(partner);

    private AtBounds At(int item, int month)
    {
        var sure = Sure(item, month);
        var newlyPublished = growth.NewlyPublished(item, month);
        var together = 0.0;
        foreach (var rate in newlyPublished)
        {
            together += rate;
        }

        return new AtBounds(current.LowerCapacity(item, month, sure, newlyPublished), Math.Max(0, sure) + together);
    }
}
