namespace CoProduction.Gaps.Forecasts;

/// <summary>The capacity of every item in every month of one case.</summary>
public sealed class Forecast
{
    /// <summary>What rounding leaves of a sum from which all its parts are taken, relative to it.</summary>
    private const double Rounding = 1e-12;

    private readonly Present present;
    private readonly Growth growth;

    public Forecast(Present present, ForecastCase forecast)
        : this(present, new Growth(present, forecast))
    {
    }

    private Forecast(Present present, Growth growth, MonthTable lower, MonthTable upper) =>
        (this.present, this.growth, Lower, Upper) = (present, growth, lower, upper);

    private Forecast(Present present, Growth growth)
    {
        this.present = present;
        this.growth = growth;
        Lower = new MonthTable(present.Horizon.Months, present.Items.Count);
        Upper = growth.BringsToLight ? new MonthTable(present.Horizon.Months, present.Items.Count) : Lower;
        for (var item = 0; item < present.Items.Count; item++)
        {
            var knownFrom = Math.Min(present.KnownFrom(item), growth.KnownFrom(item));
            for (var month = 0; month < present.Horizon.Months; month++)
            {
                var capacity = month < knownFrom
                    ? new AtBounds(double.PositiveInfinity, double.PositiveInfinity)
                    : At(item, month);
                Upper.Row(month)[item] = capacity.Upper;
                Lower.Row(month)[item] = capacity.Lower;
            }
        }
    }

    /// <summary>By item, units a month at the lower bound; infinite where nothing is known, so that it binds nothing.</summary>
    public MonthTable Lower { get; }

    /// <summary>The same at the upper bound; the very same table where the bounds are one.</summary>
    public MonthTable Upper { get; }

    /// <summary>Units a month; null where nothing is known.</summary>
    public AtBounds? Capacity(int item, int month) =>
        double.IsPositiveInfinity(Lower[month, item]) ? null : new AtBounds(Lower[month, item], Upper[month, item]);

    /// <summary>Units a month at the lower bound, with some of what is registered or attributed to a partner gone; infinite where nothing is known.</summary>
    /// <param name="item">The item.</param>
    /// <param name="month">The month of the horizon.</param>
    /// <param name="lost">What is gone of known rates and of unattributed capacity, units a month.</param>
    /// <param name="comingToLight">What lines of unknown rate that are left step to, by the partners of <see cref="RegisteredLines.UnknownOf"/>.</param>
    internal double LowerWithout(int item, int month, double lost, ReadOnlySpan<double> comingToLight)
    {
        if (double.IsPositiveInfinity(Lower[month, item]))
        {
            return double.PositiveInfinity;
        }

        return present.LowerCapacity(item, month, Less(Sure(item, month), lost), comingToLight);
    }

    /// <summary>The same forecast with other capacities.</summary>
    internal Forecast With(MonthTable lower, MonthTable upper) => new(present, growth, lower, upper);

    /// <summary>What is made at present and what expansions of known rates change, units a month; may be negative.</summary>
    internal double Sure(int item, int month) => present.Rate(item, month) + growth.OnKnownRates(item, month);

    /// <summary>What is left of a sum without some of its parts; 0 where that is next to nothing.</summary>
    internal static double Less(double sum, double parts) => sum - parts > sum * Rounding ? sum - parts : 0;

    /// <summary>What lines of unknown rate step to, by the partners of <see cref="RegisteredLines.UnknownOf"/>; none where they do not.</summary>
    internal ReadOnlySpan<double> ComingToLight(int item, int month) => growth.ComingToLight(item, month);

    /// <summary>The place of a partner among those of what comes to light of an item.</summary>
    internal int PlaceOf(int partner, int item) => present.Lines.UnknownOf(item).IndexOf(partner);

    private AtBounds At(int item, int month)
    {
        var sure = Sure(item, month);
        var comingToLight = growth.ComingToLight(item, month);
        var together = 0.0;
        foreach (var rate in comingToLight)
        {
            together += rate;
        }

        return new AtBounds(present.LowerCapacity(item, month, sure, comingToLight), Math.Max(0, sure) + together);
    }
}
