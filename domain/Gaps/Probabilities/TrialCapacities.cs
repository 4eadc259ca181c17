using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every item's capacity in one course of the future, month after month.</summary>
internal sealed class TrialCapacities
{
    private readonly CurrentCapacity current;
    private readonly TrialGrowth growth;
    private readonly MonthTable rates;
    private readonly double[] grown;
    private readonly double[] knownFrom;
    private readonly NewlyPublishedRates light;
    private readonly double[] now;

    public TrialCapacities(UncertainLines lines, TrialGrowth growth)
    {
        current = lines.Projection.CurrentCapacity;
        this.growth = growth;
        var room = LaneWidth.Room(current.Items.Count);
        rates = new MonthTable(current.Horizon.Months, room);
        grown = new double[room];
        knownFrom = new double[room];
        light = new NewlyPublishedRates(lines, growth);
        now = new double[room];
        for (var item = 0; item < current.Items.Count; item++)
        {
            for (var month = 0; month < rates.Months; month++)
            {
                rates.Row(month)[item] = current.Rate(item, month);
            }
        }
    }

    public int Months => rates.Months;

    /// <summary>By item, units a month; infinite where unknown.</summary>
    public ReadOnlySpan<double> Now => now.AsSpan(0, current.Items.Count);

    /// <summary>Goes back to before the first month.</summary>
    public void Begin()
    {
        Array.Clear(grown);
        light.Begin();
        for (var item = 0; item < current.Items.Count; item++)
        {
            knownFrom[item] = Math.Min(current.KnownFrom(item), growth.KnownFrom(item));
        }
    }

    /// <summary>Moves on to the next month.</summary>
    /// <param name="month">The month after the last one.</param>
    /// <returns>Whether any capacity differs from that of the month before; always in the first.</returns>
    public bool Advance(int month)
    {
        var (none, unknown, number) = (Vector512<double>.Zero, Vector512.Create(double.PositiveInfinity), Vector512.Create((double)month));
        var same = Vector512<long>.AllBitsSet;
        ref readonly var known = ref MemoryMarshal.GetReference(rates[month]);
        ref readonly var change = ref MemoryMarshal.GetReference(growth.Changes(month));
        ref readonly var excess = ref MemoryMarshal.GetReference(light.Advance(month));
        for (nuint item = 0; item < (nuint)now.Length; item += LaneWidth.Width)
        {
            var more = Vector512.LoadUnsafe(ref grown[0], item) + Vector512.LoadUnsafe(in change, item);
            more.StoreUnsafe(ref grown[0], item);
            var sure = Vector512.LoadUnsafe(in known, item) + more;
            var capacity = Vector512.ConditionalSelect(
                Vector512.GreaterThan(Vector512.LoadUnsafe(ref knownFrom[0], item), number),
                unknown,
                Vector512.ConditionalSelect(Vector512.GreaterThan(sure, none), sure, none) + Vector512.LoadUnsafe(in excess, item));
            same &= Vector512.Equals(capacity, Vector512.LoadUnsafe(ref now[0], item)).AsInt64();
            capacity.StoreUnsafe(ref now[0], item);
        }

        return month == 0 || same != Vector512<long>.AllBitsSet;
    }
}
