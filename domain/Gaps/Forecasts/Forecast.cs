using System.Runtime.Intrinsics;
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
    private readonly bool hopeful;
    private readonly double[] atStart;

    public Forecast(CurrentCapacity current, Outlook outlook)
        : this(current, new Growth(current, outlook.Case), outlook.Reading)
    {
    }

    /// <param name="current">The present.</param>
    /// <param name="growth">The changes by the plans that count.</param>
    /// <param name="reading">What becomes of the unstated part.</param>
    internal Forecast(CurrentCapacity current, Growth growth, Reading reading)
    {
        (this.current, this.growth, unstated, hopeful) = (current, growth, current.GrowthIn(reading), reading.IsHopeful());
        Capacities = new MonthTable(current.Horizon.Months, current.Items.Count);
        atStart = new double[current.Items.Count];
        for (var item = 0; item < current.Items.Count; item++)
        {
            var knownFrom = Math.Min(current.KnownFrom(item), growth.KnownFrom(item, hopeful));
            knownFrom = hopeful ? Math.Min(knownFrom, current.Lines.MostKnownFrom(item)) : knownFrom;
            var start = Math.Max(knownFrom, Math.Min(current.Paces.StartOf(item), current.Unstated.Now));
            atStart[item] = start < current.Horizon.Months ? StatedCapacity(item, start) : 0;
            for (var month = 0; month < current.Horizon.Months; month++)
            {
                Capacities.Row(month)[item] = month < knownFrom
                    ? Capacity.Unknown
                    : Grow(item, month, StatedCapacity(item, month), current.Unstated.Growing(item, month));
            }
        }
    }

    private Forecast(Forecast other, MonthTable capacities)
    {
        (current, growth, unstated, hopeful, atStart) = (other.current, other.growth, other.unstated, other.hopeful, other.atStart);
        Capacities = capacities;
    }

    /// <summary>
    /// By item, what was stated to be made in the month from which unstated growth counts, or the as-of month if that is earlier; units a month. No case counts
    /// plans by then that another does not.
    /// </summary>
    internal ReadOnlySpan<double> AtStart => atStart;

    /// <summary>By item, units a month, <see cref="Capacity.NoLimit"/> or <see cref="Capacity.Unknown"/>.</summary>
    public MonthTable Capacities { get; }

    /// <summary>Whether anything is known of an item's capacity.</summary>
    public bool IsKnown(int item, int month) => !double.IsPositiveInfinity(Capacities[month, item]);

    /// <summary>Whether something is known of what an item's own makers make, beyond what other products imply.</summary>
    public bool IsMade(int item, int month) => month >= Math.Min(current.MadeFrom(item), growth.KnownFrom(item, hopeful));

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

        var left = current.StatedCapacity(item, month, hopeful, Less(Stated(item, month), lost), newlyPublished, UnattributedShares.All);
        return Grow(item, month, left, current.Unstated.Growing(item, lostUnstated, lostPresent, month));
    }

    /// <summary>How much of a capacity is growth of its unstated part, units a month; 0 where it has no limit.</summary>
    internal double Grown(int item, int month) =>
        Capacity.IsNumber(Capacities[month, item]) ? Math.Max(0, Capacities[month, item] - StatedCapacity(item, month)) : 0;

    /// <summary>A capacity with the growth of its unstated part, units a month or <see cref="Capacity.NoLimit"/>.</summary>
    internal double Grow(int item, int month, double stated, in GrowingPart part) => unstated.Grow(item, month, stated, atStart[item], part);

    /// <summary>This forecast with other capacities.</summary>
    internal Forecast With(MonthTable capacities) => new(this, capacities);

    /// <summary>The present rate plus the changes by plans of known rates, units a month; may be negative. Without unstated growth.</summary>
    internal double Stated(int item, int month) => current.Rate(item, month) + current.Doubt(item, month, hopeful) + growth.OnKnownRates(item, month, hopeful);

    /// <summary>A sum less some of its parts; 0 if almost nothing remains.</summary>
    internal static double Less(double sum, double parts) => sum - parts > sum * Rounding ? sum - parts : 0;

    /// <summary>The same of several.</summary>
    internal static Vector512<double> Less(Vector512<double> sums, Vector512<double> parts) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(sums - parts, sums * Rounding), sums - parts, Vector512<double>.Zero);

    /// <summary>
    /// The newly published rates of lines of unknown rate, by the partners of <see cref="RegisteredLines.UnknownOf"/>; empty if there are none.
    /// </summary>
    internal ReadOnlySpan<double> NewlyPublished(int item, int month) =>
        growth.NewlyPublished(item, month, hopeful);

    /// <summary>The index of a partner in an item's newly published rates.</summary>
    internal int PlaceOf(int partner, int item) => current.Lines.UnknownOf(item).IndexOf(partner);

    private double StatedCapacity(int item, int month) =>
        current.StatedCapacity(item, month, hopeful, Stated(item, month), NewlyPublished(item, month), UnattributedShares.All);
}
