using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far rates that come to light are new, taken on from month to month.</summary>
internal sealed class TrialLight
{
    private readonly Present present;
    private readonly TrialGrowth growth;
    private readonly double[]?[] comingToLight;
    private readonly double[] ofMembers;
    private readonly double[] ofOthers;
    private readonly double[] excess;
    private readonly bool[] isStale;
    private readonly bool[] moves;

    public TrialLight(Present present, TrialGrowth growth)
    {
        this.present = present;
        this.growth = growth;
        var items = present.Items.Count;
        comingToLight = new double[]?[items];
        ofMembers = new double[items];
        ofOthers = new double[items];
        excess = new double[items];
        isStale = new bool[items];
        moves = new bool[present.Horizon.Months];
        for (var item = 0; item < items; item++)
        {
            var partners = present.Lines.UnknownOf(item).Length;
            comingToLight[item] = partners > 0 ? new double[partners] : null;
            for (var month = 1; month < moves.Length && partners > 0; month++)
            {
                moves[month] |= present.Rate(item, month) != present.Rate(item, month - 1);
            }
        }
    }

    /// <summary>Goes back to before the first month.</summary>
    public void Begin()
    {
        Array.Clear(ofMembers);
        Array.Clear(ofOthers);
        Array.Clear(excess);
        foreach (var rates in comingToLight)
        {
            rates?.AsSpan().Clear();
        }
    }

    /// <summary>Takes in what comes to light in a month, the one after the last.</summary>
    /// <returns>By item, units a month.</returns>
    public ReadOnlySpan<double> Advance(int month)
    {
        if (moves[month])
        {
            SumAgain(month);
        }

        for (var number = growth.FirstLight(month); number >= 0; number = growth.Light(number).Next)
        {
            var change = growth.Light(number);
            Add(change.Item, change.Place, change.Units, month);
        }

        for (var item = 0; item < excess.Length; item++)
        {
            if (isStale[item])
            {
                excess[item] = present.Unattributed(item).Excess(ofMembers[item], ofOthers[item], present.Implied(item, month), month);
                isStale[item] = false;
            }
        }

        return excess;
    }

    private void Add(int item, int place, double units, int month)
    {
        var (unattributed, partner) = (present.Unattributed(item), present.Lines.UnknownOf(item)[place]);
        ref var rate = ref comingToLight[item]![place];
        var more = unattributed.BeyondOf(partner, rate + units, month) - unattributed.BeyondOf(partner, rate, month);
        rate += units;
        Sum(item, partner) += more;
        isStale[item] = true;
    }

    /// <summary>Where what is observed changes, all is held against it anew.</summary>
    private void SumAgain(int month)
    {
        for (var item = 0; item < excess.Length; item++)
        {
            if (comingToLight[item] is { } rates)
            {
                (ofMembers[item], ofOthers[item], isStale[item]) = (0, 0, true);
                var partners = present.Lines.UnknownOf(item);
                for (var place = 0; place < rates.Length; place++)
                {
                    Sum(item, partners[place]) += present.Unattributed(item).BeyondOf(partners[place], rates[place], month);
                }
            }
        }
    }

    private ref double Sum(int item, int partner) =>
        ref (present.Partners.IsInEuropeanUnion(partner) ? ref ofMembers[item] : ref ofOthers[item]);
}
