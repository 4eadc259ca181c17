using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The capacity of every item in every month of one outlook.</summary>
public sealed class Forecast
{
    /// <summary>The rounding error that remains after all parts of a sum are subtracted from it, relative to the sum.</summary>
    private const double Rounding = 1e-12;

    private readonly CurrentCapacity current;
    private readonly Growth growth;
    private readonly UnstatedGrowth unstated;

    public Forecast(CurrentCapacity current, Outlook outlook)
        : this(current, new Growth(current, outlook.Case), outlook.Reading)
    {
    }

    /// <param name="current">The present.</param>
    /// <param name="growth">The changes by the plans that count.</param>
    /// <param name="reading">What becomes of the unstated part.</param>
    internal Forecast(CurrentCapacity current, Growth growth, Reading reading)
        : this(current, growth, UnstatedGrowth.Of(reading), new MonthTable(current.Horizon.Months, current.Items.Count))
    {
        for (var item = 0; item < current.Items.Count; item++)
        {
            var knownFrom = Math.Min(current.KnownFrom(item), growth.KnownFrom(item, unstated.IsHopeful));
            knownFrom = unstated.IsHopeful ? Math.Min(knownFrom, current.Lines.MostKnownFrom(item)) : knownFrom;
            for (var month = 0; month < current.Horizon.Months; month++)
            {
                Capacities.Row(month)[item] = month < knownFrom ? Capacity.Unknown : At(item, month);
            }
        }
    }

    private Forecast(CurrentCapacity current, Growth growth, UnstatedGrowth unstated, MonthTable capacities) =>
        (this.current, this.growth, this.unstated, Capacities) = (current, growth, unstated, capacities);

    /// <summary>By item, units a month, <see cref="Capacity.NoLimit"/> or <see cref="Capacity.Unknown"/>.</summary>
    public MonthTable Capacities { get; }

    /// <summary>Whether anything is known of an item's capacity.</summary>
    public bool IsKnown(int item, int month) => !double.IsPositiveInfinity(Capacities[month, item]);

    /// <summary>Whether something is known of what an item's own makers make, beyond what other products imply.</summary>
    public bool IsMade(int item, int month) => month >= Math.Min(current.MadeFrom(item), growth.KnownFrom(item, unstated.IsHopeful));

    /// <summary>Units a month after a loss of registered or attributed capacity; unknown if it was before.</summary>
    /// <param name="item">The item.</param>
    /// <param name="month">The month of the horizon.</param>
    /// <param name="lost">The loss of known rates and of unattributed capacity, units a month.</param>
    /// <param name="lostPresent">The loss of the present of the as-of month, units a month.</param>
    /// <param name="lostUnstated">The part of that whose growth is unstated, units a month.</param>
    /// <param name="newlyPublished">The newly published rates of the remaining lines of unknown rate, by the partners of
    /// <see cref="RegisteredLines.UnknownOf"/>.</param>
    internal double CapacityWithout(
        int item, int month, double lost, double lostPresent, double lostUnstated, ReadOnlySpan<double> newlyPublished)
    {
        if (!IsKnown(item, month))
        {
            return Capacity.Unknown;
        }

        var grown = current.Unstated.Grown(unstated, item, lostUnstated, lostPresent, month);
        return current.CapacityOf(item, month, unstated, Less(Stated(item, month), lost) + grown, newlyPublished, UnattributedShares.All);
    }

    /// <summary>This forecast with other capacities.</summary>
    internal Forecast With(MonthTable capacities) => new(current, growth, unstated, capacities);

    /// <summary>The present rate plus the changes by plans of known rates, units a month; may be negative. Without unstated growth.</summary>
    internal double Stated(int item, int month) => current.Rate(item, month) + current.Doubt(item, month, unstated) + growth.OnKnownRates(item, month, unstated.IsHopeful);

    /// <summary>A sum less some of its parts; 0 if almost nothing remains.</summary>
    internal static double Less(double sum, double parts) => sum - parts > sum * Rounding ? sum - parts : 0;

    /// <summary>
    /// The newly published rates of lines of unknown rate, by the partners of <see cref="RegisteredLines.UnknownOf"/>; empty if there are none.
    /// </summary>
    internal ReadOnlySpan<double> NewlyPublished(int item, int month) =>
        growth.NewlyPublished(item, month, unstated.IsHopeful);

    /// <summary>The index of a partner in an item's newly published rates.</summary>
    internal int PlaceOf(int partner, int item) => current.Lines.UnknownOf(item).IndexOf(partner);

    private double Sure(int item, int month) => current.Rate(item, month, unstated) + growth.OnKnownRates(item, month, unstated.IsHopeful);

    private double At(int item, int month) =>
        current.CapacityOf(item, month, unstated, Sure(item, month), NewlyPublished(item, month), UnattributedShares.All);
}
