namespace CoProduction.Gaps.Forecasts;

/// <summary>The capacity of every item in every month of one case.</summary>
public sealed class Forecast
{
    private readonly AtBounds[]?[] capacities;
    private readonly int[] knownFrom;

    public Forecast(Present present, ForecastCase forecast)
    {
        var growth = new Growth(present, forecast);
        capacities = new AtBounds[]?[present.Items.Count];
        knownFrom = new int[present.Items.Count];
        for (var item = 0; item < present.Items.Count; item++)
        {
            knownFrom[item] = Math.Min(present.KnownFrom(item), growth.KnownFrom(item));
            if (knownFrom[item] < present.Horizon.Months)
            {
                capacities[item] = Capacities(present, growth, item);
            }
        }
    }

    /// <summary>Units a month; null where nothing is known, so that it binds nothing.</summary>
    public AtBounds? Capacity(int item, int month) => month < knownFrom[item] ? null : capacities[item]![month];

    private static AtBounds[] Capacities(Present present, Growth growth, int item)
    {
        var capacities = new AtBounds[present.Horizon.Months];
        var comingToLight = growth.ComingToLight(item);
        for (var month = 0; month < capacities.Length; month++)
        {
            // Never below 0: an observed total may already hold a cut that a line announces as well.
            var sure = Math.Max(0, present.Rate(item, month) + growth.OnKnownRates(item, month));
            capacities[month] = comingToLight is null
                ? new AtBounds(sure, sure)
                : new AtBounds(
                    sure + present.Unattributed(item).Excess(comingToLight, present.Implied(item, month), month),
                    sure + comingToLight.Sum(rates => rates?[month] ?? 0));
        }

        return capacities;
    }
}
