using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far rates that come to light are new, month after month, in one reading.</summary>
internal sealed class NewlyPublishedRates
{
    private readonly CurrentCapacity current;
    private readonly TrialGrowth growth;
    private readonly Replaceable[][] replaceable;
    private readonly double[][] own;
    private readonly int[] sumOf;
    private readonly double[] newlyPublished;
    private readonly double[] sums;
    private readonly double[] excess;
    private readonly MonthTable kept;
    private readonly bool[] isStale;
    private readonly int[] stale;
    private int staleCount;

    public NewlyPublishedRates(UncertainLines lines, TrialGrowth growth, Reading reading)
    {
        current = lines.Projection.CurrentCapacity;
        this.growth = growth;
        var (places, items) = (lines.PublishableRates.All, current.Items.Count);
        var replaced = new ReplaceableRates(lines.Projection, reading);
        (own, replaceable) = (replaced.OwnBy(places), replaced.ElsewhereBy(places));
        sumOf = [.. places.Select(place => (2 * place.Item) + (current.Partners.IsInEuropeanUnion(place.Partner) ? 0 : 1))];
        newlyPublished = new double[places.Length];
        sums = new double[2 * items];
        excess = new double[LaneWidth.Room(items)];
        kept = new MonthTable(current.Horizon.Months, excess.Length);
        isStale = new bool[items];
        stale = new int[items + 1];
    }

    /// <summary>Goes back to before the first month.</summary>
    public void Begin()
    {
        Array.Clear(newlyPublished);
        Array.Clear(sums);
        Array.Clear(excess);
    }

    /// <summary>Takes in what comes to light in a month, the one after the last.</summary>
    /// <returns>By item, units a month; with room to go through several side by side.</returns>
    public ReadOnlySpan<double> Advance(int month)
    {
        staleCount = 0;
        var before = own[month];
        if (month > 0 && (before != own[month - 1] || replaceable[month] != replaceable[month - 1]))
        {
            SumAgain(before);
        }

        for (var number = growth.FirstLight(month); number >= 0; number = growth.Light(number).Next)
        {
            ref readonly var change = ref growth.Light(number);
            ref var rate = ref newlyPublished[change.Place];
            var more = UnattributedCapacity.Beyond(rate + change.Units, before[change.Place]) - UnattributedCapacity.Beyond(rate, before[change.Place]);
            rate += change.Units;
            sums[sumOf[change.Place]] += more;
            MarkStale(sumOf[change.Place] / 2);
        }

        foreach (var item in stale.AsSpan(0, staleCount))
        {
            ref readonly var elsewhere = ref replaceable[month][item];
            excess[item] = UnattributedCapacity.Excess(
                sums[2 * item], sums[(2 * item) + 1], elsewhere.EuropeanUnion, elsewhere.Allied, elsewhere.Implied);
            isStale[item] = false;
        }

        excess.CopyTo(kept.Row(month));
        return excess;
    }

    /// <summary>What <see cref="Advance"/> gave for a month.</summary>
    public ReadOnlySpan<double> In(int month) => kept[month];

    /// <summary>Compares all that has come to light with what is observed now.</summary>
    private void SumAgain(double[] before)
    {
        Array.Clear(sums);
        for (var place = 0; place < before.Length; place++)
        {
            sums[sumOf[place]] += UnattributedCapacity.Beyond(newlyPublished[place], before[place]);
            MarkStale(sumOf[place] / 2);
        }
    }

    private void MarkStale(int item)
    {
        stale[staleCount] = item;
        staleCount += isStale[item] ? 0 : 1;
        isStale[item] = true;
    }
}
