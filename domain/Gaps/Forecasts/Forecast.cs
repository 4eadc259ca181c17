namespace CoProduction.Gaps.Forecasts;

/// <summary>The capacity of every item in every month of one case.</summary>
public sealed class Forecast
{
    public Forecast(Present present, ForecastCase forecast)
        : this(present, new Growth(present, forecast))
    {
    }

    private Forecast(Present present, Growth growth)
    {
        Lower = new MonthTable(present.Horizon.Months, present.Items.Count);
        Upper = growth.BringsToLight ? new MonthTable(present.Horizon.Months, present.Items.Count) : Lower;
        for (var item = 0; item < present.Items.Count; item++)
        {
            var knownFrom = Math.Min(present.KnownFrom(item), growth.KnownFrom(item));
            for (var month = 0; month < present.Horizon.Months; month++)
            {
                var capacity = month < knownFrom
                    ? new AtBounds(double.PositiveInfinity, double.PositiveInfinity)
                    : At(present, growth, item, month);
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

    private static AtBounds At(Present present, Growth growth, int item, int month)
    {
        var sure = present.Rate(item, month) + growth.OnKnownRates(item, month);
        var comingToLight = growth.ComingToLight(item, month);
        var together = 0.0;
        foreach (var rate in comingToLight)
        {
            together += rate;
        }

        return new AtBounds(present.LowerCapacity(item, month, sure, comingToLight), Math.Max(0, sure) + together);
    }
}
