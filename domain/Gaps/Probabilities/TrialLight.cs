using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far newly published rates exceed the capacity without a known maker, advanced from month to month.</summary>
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

    /// <summary>Returns to the time before the first month.</summary>
    public void Begin()
    {
        Array.Clear(comingToLight);
        Array.Clear(sums);
        Array.Clear(excess);
    }

    /// <summary>Adds the newly published rates of the next month.</summary>
    /// <returns>By item, the excess in units a month; with room to process several at once.</returns>
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
            var more = Beyond(rate + change.Units, own[change.Place]) - Beyond(rate, own[change.Place]);
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

    /// <summary>The unattributed capacity of each place's partner, by month. Months share one list as long as no observation changes.</summary>
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

    /// <summary>
    /// Whether any capacity that a newly published rate is compared with differs from the month before. Parts may move while their sum stays.
    /// </summary>
    private static bool Moves(Present present, (int Item, int Partner) place, int month)
    {
        var capacity = present.Unattributed(place.Item);
        return capacity.OfPartner(place.Partner, month) != capacity.OfPartner(place.Partner, month - 1)
            || capacity.OfEuropeanUnion(month) != capacity.OfEuropeanUnion(month - 1)
            || capacity.OfAllied(month) != capacity.OfAllied(month - 1)
            || present.Implied(place.Item, month) != present.Implied(place.Item, month - 1);
    }

    /// <summary>The excess of a newly published rate over the unattributed capacity, units a month.</summary>
    private static double Beyond(double comingToLight, double unattributed) => Math.Max(0, comingToLight - unattributed);

    /// <summary>Recomputes all sums after an observation changed.</summary>
    private void SumAgain(double[] own)
    {
        Array.Clear(sums);
        for (var place = 0; place < own.Length; place++)
        {
            sums[sumOf[place]] += Beyond(comingToLight[place], own[place]);
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
