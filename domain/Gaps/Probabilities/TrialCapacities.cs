using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Paces;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Effects;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every item's capacity in one course of the future and one reading, month after month.</summary>
internal sealed class TrialCapacities
{
    private readonly CurrentCapacity current;
    private readonly TrialGrowth growth;
    private readonly Reading reading;
    private readonly PaceDraws paces;
    private readonly MonthTable rates;
    private readonly MonthTable growing;
    private readonly MonthTable gone;
    private readonly MonthTable years;
    private readonly MonthTable supposed;
    private readonly bool[] grows;
    private readonly MonthTable? added;
    private readonly double[] grown;
    private readonly double[] knownFrom;
    private readonly NewlyPublishedRates light;
    private readonly bool isLightOfOther;
    private readonly double[] now;
    private readonly double[] stated;

    /// <param name="lines">The lines.</param>
    /// <param name="growth">What the lines add.</param>
    /// <param name="paces">The paces of the trial, for the central reading.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="other">The capacities of another reading, which goes through all months of each trial before; null for none.</param>
    public TrialCapacities(UncertainLines lines, TrialGrowth growth, PaceDraws paces, Reading reading, TrialCapacities? other = null)
    {
        current = lines.Projection.CurrentCapacity;
        (this.growth, this.paces, this.reading) = (growth, paces, reading);
        var (room, months) = (LaneWidth.Room(current.Items.Count), current.Horizon.Months);
        (rates, growing, gone) = (new MonthTable(months, room), new MonthTable(months, room), new MonthTable(months, room));
        (grown, knownFrom, now, stated) = (new double[room], new double[room], new double[room], new double[room]);
        (years, supposed, grows) = (new MonthTable(months, room), new MonthTable(months, room), new bool[months]);
        for (var month = 0; month < months; month++)
        {
            current.Paces.YearsBy(month).CopyTo(years.Row(month));
            current.Paces.SupposedBy(month).CopyTo(supposed.Row(month));
        }

        isLightOfOther = other?.growth == growth && other.reading.IsHopeful() == reading.IsHopeful() && lines.Projection.Effects is null;
        light = isLightOfOther ? other!.light : new NewlyPublishedRates(lines, growth, reading);
        var cuts = lines.Projection.Effects?.ChangedIn(reading).ByItem;
        added = cuts?.Any(cut => cut?.Added is not null) == true ? new MonthTable(months, room) : null;
        for (var item = 0; item < current.Items.Count; item++)
        {
            var remaining = cuts?[item] is { } own ? new RemainingPresent(current, item, own) : null;
            for (var month = 0; month < months; month++)
            {
                rates.Row(month)[item] = RateOf(item, month, cuts?[item], remaining);
                var part = reading == Reading.Floor ? default : remaining?.Growing(month) ?? current.Unstated.Growing(item, month);
                (growing.Row(month)[item], gone.Row(month)[item]) = (part.Units, part.Gone);
                grows[month] |= part.Units > 0;
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

    /// <summary>The same with <see cref="LaneWidth.Room"/>.</summary>
    public ReadOnlySpan<double> NowWithRoom => now;

    /// <summary>By item, what is stated in the month advanced to last, if that was read; with <see cref="LaneWidth.Room"/>.</summary>
    public ReadOnlySpan<double> Stated => stated;

    /// <summary>Gives some items of a month other paces: only what is unstated grows anew.</summary>
    /// <param name="month">The month.</param>
    /// <param name="statedThen">By item, what is stated in it (<see cref="Stated"/>).</param>
    /// <param name="firsts">The first of each <see cref="LaneWidth.Width"/> items that grow anew.</param>
    /// <param name="into">By item, the capacities, with <see cref="LaneWidth.Room"/>; those of these items are overwritten.</param>
    public void Regrow(int month, double[] statedThen, ReadOnlySpan<int> firsts, double[] into)
    {
        foreach (var first in firsts)
        {
            CapacityOf((nuint)first, month, Vector512.LoadUnsafe(ref statedThen[0], (nuint)first), isRead: true).StoreUnsafe(ref into[0], (nuint)first);
        }
    }

    /// <summary>Goes back to before the first month.</summary>
    public void Begin()
    {
        Array.Clear(grown);
        if (!isLightOfOther)
        {
            light.Begin();
        }

        for (var item = 0; item < current.Items.Count; item++)
        {
            knownFrom[item] = Math.Min(current.KnownFrom(item), growth.KnownFrom(item));
        }
    }

    /// <summary>Moves on to the next month.</summary>
    /// <param name="month">The month after the last one.</param>
    /// <param name="isRead">Whether the month's capacities are read; otherwise unstated growth may be left out of them.</param>
    /// <returns>Whether any capacity differs from that of the month before; always in the first.</returns>
    public bool Advance(int month, bool isRead = true)
    {
        var same = Vector512<long>.AllBitsSet;
        ref readonly var excess = ref MemoryMarshal.GetReference(LightIn(month));
        for (nuint item = 0; item < (nuint)now.Length; item += LaneWidth.Width)
        {
            same &= Advance(item, month, isRead, in excess);
        }

        return month == 0 || same != Vector512<long>.AllBitsSet;
    }

    /// <summary>Moves some items on to the next month, and lets the others be.</summary>
    /// <param name="month">The month after the last one.</param>
    /// <param name="isRead">Whether the month's capacities are read.</param>
    /// <param name="firsts">The first of each <see cref="LaneWidth.Width"/> items that move on.</param>
    public void Advance(int month, bool isRead, ReadOnlySpan<int> firsts)
    {
        ref readonly var excess = ref MemoryMarshal.GetReference(LightIn(month));
        foreach (var first in firsts)
        {
            Advance((nuint)first, month, isRead, in excess);
        }
    }

    private ReadOnlySpan<double> LightIn(int month) => isLightOfOther ? light.In(month) : light.Advance(month);

    /// <returns>Where the capacities are those of the month before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<long> Advance(nuint item, int month, bool isRead, ref readonly double excess)
    {
        var none = Vector512<double>.Zero;
        var more = Vector512.LoadUnsafe(ref grown[0], item) + Vector512.LoadUnsafe(in MemoryMarshal.GetReference(growth.Changes(month)), item);
        more.StoreUnsafe(ref grown[0], item);
        var sure = Vector512.LoadUnsafe(in MemoryMarshal.GetReference(rates[month]), item) + more;
        var statedNow = Vector512.ConditionalSelect(Vector512.GreaterThan(sure, none), sure, none) + Vector512.LoadUnsafe(in excess, item);
        statedNow.StoreUnsafe(ref stated[0], item);
        var capacity = CapacityOf(item, month, statedNow, isRead);
        var same = Vector512.Equals(capacity, Vector512.LoadUnsafe(ref now[0], item)).AsInt64();
        capacity.StoreUnsafe(ref now[0], item);
        return same;
    }

    /// <summary>By item, units a month, no limit or unknown.</summary>
    private Vector512<double> CapacityOf(nuint item, int month, Vector512<double> statedNow, bool isRead) => Vector512.ConditionalSelect(
        Vector512.GreaterThan(Vector512.LoadUnsafe(ref knownFrom[0], item), Vector512.Create((double)month)),
        Vector512.Create(Capacity.Unknown),
        Added(grows[month] && isRead ? Grown(item, month, statedNow) : statedNow, item, month));

    /// <summary>What <see cref="UnstatedGrowth.Grow"/> does for one item, for several.</summary>
    private Vector512<double> Grown(nuint item, int month, Vector512<double> statedNow)
    {
        var none = Vector512<double>.Zero;
        var units = Vector512.LoadUnsafe(in MemoryMarshal.GetReference(growing[month]), item);
        var isGrowing = Vector512.GreaterThan(units, none);
        if (isGrowing == Vector512<double>.Zero)
        {
            return statedNow;
        }

        if (reading == Reading.Ceiling)
        {
            return Vector512.ConditionalSelect(isGrowing, Vector512.Create(Capacity.NoLimit), statedNow);
        }

        var grown = GrownBy(paces.LogGrowth, item, month);
        if (paces is { Second: { } second, SecondShare: { } shares })
        {
            grown += Vector512.LoadUnsafe(ref shares[0], item) * (GrownBy(second, item, month) - grown);
        }

        var target = units * grown;
        var planned = Larger(statedNow - Forecast.Less(Vector512.LoadUnsafe(ref paces.AtStart[0], item), Vector512.LoadUnsafe(in MemoryMarshal.GetReference(gone[month]), item)), none);
        return Vector512.ConditionalSelect(isGrowing, statedNow + Larger(target - planned, none), statedNow);
    }

    /// <summary>How many times what it was an item's unstated part has grown by, at least 0.</summary>
    private Vector512<double> GrownBy(double[] logGrowth, nuint item, int month)
    {
        var exponent = (Vector512.LoadUnsafe(ref logGrowth[0], item) * Vector512.LoadUnsafe(in MemoryMarshal.GetReference(years[month]), item))
            + Vector512.LoadUnsafe(in MemoryMarshal.GetReference(supposed[month]), item);
        return Larger(PortableMath.Exp(exponent), Vector512<double>.One) - Vector512<double>.One;
    }

    private Vector512<double> Added(Vector512<double> capacity, nuint item, int month) =>
        added is null ? capacity : capacity + Vector512.LoadUnsafe(in MemoryMarshal.GetReference(added[month]), item);

    private static Vector512<double> Larger(Vector512<double> left, Vector512<double> right) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(left, right), left, right);

    private double RateOf(int item, int month, ItemCuts? cuts, RemainingPresent? remaining)
    {
        var hopeful = reading.IsHopeful();
        var rate = current.Rate(item, month) + current.Doubt(item, month, hopeful);
        return remaining is null
            ? rate
            : Forecast.Less(
                rate,
                remaining.LostBeyondLines(hopeful, month) + cuts!.Lines.Values.Sum(hit => hit.Made(month, hopeful) * (1 - hit.Left[month])));
    }
}
