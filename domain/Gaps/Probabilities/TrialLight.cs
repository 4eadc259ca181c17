using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far rates that come to light are new, month after month.</summary>
internal sealed class TrialLight
{
    private readonly Present present;
    private readonly TrialGrowth growth;
    private readonly double[][] unattributed;
    private readonly int[] sumOf;
    private readonly double[] comingToLight;
    private readonly double[] sums;
    private readonly double[] excess;
    private readonly bool[] isStale;
    private readonly int[] stale;
    private int staleCount;

    public TrialLight(UncertainLines lines, TrialGrowth growth)
    {
        present = lines.Projection.Present;
        this.growth = growth;
        var (places, items) = (lines.LightPlaces.All, present.Items.Count);
        unattributed = UnattributedBy(present, places);
        sumOf = [.. places.Select(place => (2 * place.Item) + (present.Partners.IsInEuropeanUnion(place.Partner) ? 0 : 1))];
        comingToLight = new double[places.Length];
        sums = new double[2 * items];
        excess = new double[SideBySide.Room(items)];
        isStale = new bool[items];
        stale = new int[items + 1];
    }

    /// <summary>Goes back to before the first month.</summary>
    public void Begin()
    {
        Array.Clear(comingToLight);
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
            ref var rate = ref comingToLight[change.Place];
            var more = UnattributedCapacity.Beyond(rate + change.Units, own[change.Place]) - UnattributedCapacity.Beyond(rate, own[change.Place]);
            rate += change.Units;
            sums[sumOf[change.Place]] += more;
            MarkStale(sumOf[change.Place] / 2);
        }

        foreach (var item in stale.AsSpan(0, staleCount))
        {
            excess[item] = present.Unattributed(item).Excess(sums[2 * item], sums[(2 * item) + 1], present.Implied(item, month), month);
            isStale[item] = false;
        }

        return excess;
    }

    /// <summary>What is unattributed of each place's partner, by month; months share one list until something observed of any item changes.</summary>
    private static double[][] UnattributedBy(Present present, (int Item, int Partner)[] places)
    {
        var byMonth = new double[present.Horizon.Months][];
        for (var month = 0; month < byMonth.Length; month++)
        {
            byMonth[month] = month > 0 && !places.Any(place => Moves(present, place, month))
                ? byMonth[month - 1]
                : [.. places.Select(place => present.Unattributed(place.Item).OfPartner(place.Partner, month))];
        }

        return byMonth;
    }

    /// <summary>Whether anything that a rate coming to light is compared with differs from the month before. Parts can move while their sum stays.</summary>
    private static bool Moves(Present present, (int Item, int Partner) place, int month)
    {
        var capacity = present.Unattributed(place.Item);
        return capacity.OfPartner(place.Partner, month) != capacity.OfPartner(place.Partner, month - 1)
            || capacity.OfEuropeanUnion(month) != capacity.OfEuropeanUnion(month - 1)
            || capacity.OfAllied(month) != capacity.OfAllied(month - 1)
            || present.Implied(place.Item, month) != present.Implied(place.Item, month - 1);
    }

    /// <summary>Compares all that has come to light with what is observed now.</summary>
    private void SumAgain(double[] own)
    {
        Array.Clear(sums);
        for (var place = 0; place < own.Length; place++)
        {
            sums[sumOf[place]] += UnattributedCapacity.Beyond(comingToLight[place], own[place]);
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
