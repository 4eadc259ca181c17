using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Effects;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every item's capacity in one course of the future and one reading, month after month.</summary>
internal sealed class TrialCapacities
{
    private readonly CurrentCapacity current;
    private readonly TrialGrowth growth;
    private readonly MonthTable rates;
    private readonly MonthTable? added;
    private readonly double[] grown;
    private readonly double[] knownFrom;
    private readonly NewlyPublishedRates light;
    private readonly double[] now;
    private readonly double[] withAdded;

    public TrialCapacities(UncertainLines lines, TrialGrowth growth, Reading reading)
    {
        current = lines.Projection.CurrentCapacity;
        this.growth = growth;
        var room = LaneWidth.Room(current.Items.Count);
        rates = new MonthTable(current.Horizon.Months, room);
        grown = new double[room];
        knownFrom = new double[room];
        light = new NewlyPublishedRates(lines, growth, reading);
        now = new double[room];
        withAdded = new double[room];
        var cuts = lines.Projection.Effects?.ChangedIn(reading).ByItem;
        added = cuts?.Any(cut => cut?.Added is not null) == true ? new MonthTable(current.Horizon.Months, room) : null;
        for (var item = 0; item < current.Items.Count; item++)
        {
            for (var month = 0; month < rates.Months; month++)
            {
                rates.Row(month)[item] = RateOf(item, month, cuts?[item], UnstatedGrowth.Of(reading));
                if (added is not null)
                {
                    added.Row(month)[item] = cuts![item]?.AddedIn(month) ?? 0;
                }
            }
        }
    }

    public int Months => rates.Months;

    /// <summary>By item, units a month, no limit or unknown.</summary>
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
        var (none, unknown, number) = (Vector512<double>.Zero, Vector512.Create(Capacity.Unknown), Vector512.Create((double)month));
        var same = Vector512<long>.AllBitsSet;
        ref readonly var known = ref MemoryMarshal.GetReference(rates[month]);
        ref readonly var change = ref MemoryMarshal.GetReference(growth.Changes(month));
        ref readonly var excess = ref MemoryMarshal.GetReference(WithAdded(light.Advance(month), month));
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

    private double RateOf(int item, int month, ItemCuts? cuts, UnstatedGrowth unstated)
    {
        if (cuts is null)
        {
            return current.Rate(item, month, unstated);
        }

        var remaining = new RemainingPresent(current, item, cuts);
        var lost = remaining.LostBeyondLines(unstated, month)
            + cuts.Lines.Values.Sum(hit => hit.Made(month, unstated.IsHopeful) * (1 - hit.Left[month]));
        return Forecast.Less(current.Rate(item, month) + current.Doubt(item, month, unstated), lost) + remaining.Grown(unstated, month);
    }

    private ReadOnlySpan<double> WithAdded(ReadOnlySpan<double> excess, int month)
    {
        if (added is null)
        {
            return excess;
        }

        var more = added[month];
        for (var item = 0; item < withAdded.Length; item++)
        {
            withAdded[item] = excess[item] + more[item];
        }

        return withAdded;
    }
}
