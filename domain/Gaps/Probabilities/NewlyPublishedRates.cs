using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far rates that come to light are new, month after month.</summary>
internal sealed class NewlyPublishedRates
{
    private readonly CurrentCapacity current;
    private readonly TrialGrowth growth;
    private readonly double[][] unattributed;
    private readonly int[] sumOf;
    private readonly double[] newlyPublished;
    private readonly double[] sums;
    private readonly double[] excess;
    private readonly bool[] isStale;
    private readonly int[] stale;
    private int staleCount;

    public NewlyPublishedRates(UncertainLines lines, TrialGrowth growth)
    {
        current = lines.Projection.CurrentCapacity;
        this.growth = growth;
        var (places, items) = (lines.PublishableRates.All, current.Items.Count);
        unattributed = UnattributedBy(current, places);
        sumOf = [.. places.Select(place => (2 * place.Item) + (current.Partners.IsInEuropeanUnion(place.Partner) ? 0 : 1))];
        newlyPublished = new double[places.Length];
        sums = new double[2 * items];
        excess = new double[LaneWidth.Room(items)];
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
        var own = unattributed[month];
        if (month > 0 && own != unattributed[month - 1])
        {
            SumAgain(own);
        }

        for (var number = growth.FirstLight(month); number >= 0; number = growth.Light(number).Next)
        {
            ref readonly var change = ref growth.Light(number);
            ref var rate = ref newlyPublished[change.Place];
            var more = UnattributedCapacity.Beyond(rate + change.Units, own[change.Place]) - UnattributedCapacity.Beyond(rate, own[change.Place]);
            rate += change.Units;
            sums[sumOf[change.Place]] += more;
            MarkStale(sumOf[change.Place] / 2);
        }

        foreach (var item in stale.AsSpan(0, staleCount))
        {
            excess[item] = current.Unattributed(item).Excess(sums[2 * item], sums[(2 * item) + 1], current.Implied(item, month), month);
            isStale[item] = false;
        }

        return excess;
    }

    /// <summary>What is unattributed of each place's partner, by month; months share one list until something observed of any item changes.</summary>
    private static double[][] UnattributedBy(CurrentCapacity current, (int Item, int Partner)[] places)
    {
        var byMonth = new double[current.Horizon.Months][];
        for (var month = 0; month < byMonth.Length; month++)
        {
            byMonth[month] = month > 0 && !places.Any(place => Moves(current, place, month))
                ? byMonth[month - 1]
                : [.. places.Select(place => current.Unattributed(place.Item).OfPartner(place.Partner, month))];
        }

        return byMonth;
    }

    /// <summary>Whether anything that a rate coming to light is compared with differs from the month before. Parts can move while their sum stays.</summary>
    private static bool Moves(CurrentCapacity current, (int Item, int Partner) place, int month)
    {
        var capacity = current.Unattributed(place.Item);
        return capacity.OfPartner(place.Partner, month) != capacity.OfPartner(place.Partner, month - 1)
            || capacity.OfEuropeanUnion(month) != capacity.OfEuropeanUnion(month - 1)
            || capacity.OfAllied(month) != capacity.OfAllied(month - 1)
            || current.Implied(place.Item, month) != current.Implied(place.Item, month - 1);
    }

    /// <summary>Compares all that has come to light with what is observed now.</summary>
    private void SumAgain(double[] own)
    {
        Array.Clear(sums);
        for (var place = 0; place < own.Length; place++)
        {
            sums[sumOf[place]] += UnattributedCapacity.Beyond(newlyPublished[place], own[place]);
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
