using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every item's capacity in one course of the future, taken on from month to month.</summary>
internal sealed class TrialCapacities
{
    private readonly Present present;
    private readonly TrialGrowth growth;
    private readonly MonthTable rates;
    private readonly double[] grown;
    private readonly double[] knownFrom;
    private readonly TrialLight light;
    private readonly double[] now;
    private readonly long[] alwaysBinds;

    public TrialCapacities(UncertainLines lines, TrialGrowth growth)
    {
        present = lines.Projection.Present;
        this.growth = growth;
        var room = SideBySide.Room(present.Items.Count);
        rates = new MonthTable(present.Horizon.Months, room);
        grown = new double[room];
        knownFrom = new double[room];
        light = new TrialLight(lines, growth);
        now = new double[room];
        alwaysBinds = new long[room];
        for (var item = 0; item < present.Items.Count; item++)
        {
            for (var month = 0; month < rates.Months; month++)
            {
                rates.Row(month)[item] = present.Rate(item, month);
            }
        }

        foreach (var (product, item) in lines.Projection.Explosion.Products.Index())
        {
            alwaysBinds[item] = lines.Projection.Goals[product] is null ? -1 : 0;
        }
    }

    public int Months => rates.Months;

    /// <summary>By item, units a month; infinite where unknown.</summary>
    public ReadOnlySpan<double> Now => now.AsSpan(0, present.Items.Count);

    /// <summary>Goes back to before the first month.</summary>
    public void Begin()
    {
        Array.Clear(grown);
        light.Begin();
        for (var item = 0; item < present.Items.Count; item++)
        {
            knownFrom[item] = Math.Min(present.KnownFrom(item), growth.KnownFrom(item));
        }
    }

    /// <summary>Takes the capacities on to a month, the one after the last.</summary>
    /// <param name="month">The month.</param>
    /// <param name="isBinding">By item, all bits where it is used up where a product stops; with <see cref="SideBySide.Room"/>.</param>
    /// <returns>Whether outputs may differ from those of the month before.</returns>
    public bool Advance(int month, ReadOnlySpan<long> isBinding)
    {
        var (none, unknown, number) = (Vector512<double>.Zero, Vector512.Create(double.PositiveInfinity), Vector512.Create((double)month));
        var differs = Vector512<double>.Zero;
        ref readonly var known = ref MemoryMarshal.GetReference(rates[month]);
        ref readonly var change = ref MemoryMarshal.GetReference(growth.Changes(month));
        ref readonly var excess = ref MemoryMarshal.GetReference(light.Advance(month));
        ref readonly var binding = ref MemoryMarshal.GetReference(isBinding);
        for (nuint item = 0; item < (nuint)now.Length; item += SideBySide.Width)
        {
            var more = Vector512.LoadUnsafe(ref grown[0], item) + Vector512.LoadUnsafe(in change, item);
            more.StoreUnsafe(ref grown[0], item);
            var sure = Vector512.LoadUnsafe(in known, item) + more;
            var capacity = Vector512.ConditionalSelect(
                Vector512.GreaterThan(Vector512.LoadUnsafe(ref knownFrom[0], item), number),
                unknown,
                Vector512.ConditionalSelect(Vector512.GreaterThan(sure, none), sure, none) + Vector512.LoadUnsafe(in excess, item));
            var before = Vector512.LoadUnsafe(ref now[0], item);
            differs |= Vector512.LessThan(capacity, before)
                | (Vector512.GreaterThan(capacity, before) & (Vector512.LoadUnsafe(in binding, item) | Vector512.LoadUnsafe(ref alwaysBinds[0], item)).AsDouble());
            capacity.StoreUnsafe(ref now[0], item);
        }

        return differs.AsInt64() != Vector512<long>.Zero;
    }
}
