using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every item's capacity in one course of the future, taken on from month to month.</summary>
internal sealed class TrialCapacities
{
    private readonly Present present;
    private readonly TrialGrowth growth;
    private readonly MonthTable rates;
    private readonly bool[] move;
    private readonly double[] grown;
    private readonly double[] added;
    private readonly TrialLight light;
    private readonly double[] now;

    public TrialCapacities(Present present, TrialGrowth growth)
    {
        this.present = present;
        this.growth = growth;
        var items = present.Items.Count;
        rates = new MonthTable(present.Horizon.Months, items);
        move = new bool[present.Horizon.Months];
        grown = new double[items];
        added = new double[items];
        light = new TrialLight(present, growth);
        now = new double[items];
        for (var item = 0; item < items; item++)
        {
            for (var month = 0; month < rates.Months; month++)
            {
                rates.Row(month)[item] = present.Rate(item, month);
                move[month] |= month == 0 || rates[month, item] != rates[month - 1, item] || month == present.KnownFrom(item);
            }
        }
    }

    public int Months => rates.Months;

    /// <summary>By item, units a month; infinite where unknown.</summary>
    public ReadOnlySpan<double> Now => now;

    /// <summary>Goes back to before the first month.</summary>
    public void Begin()
    {
        Array.Clear(grown);
        Array.Clear(added);
        light.Begin();
    }

    /// <summary>Takes the capacities on to a month, the one after the last.</summary>
    /// <param name="month">The month.</param>
    /// <param name="isBinding">By item, whether more of it would change outputs.</param>
    /// <returns>Whether outputs may differ from those of the month before.</returns>
    public bool Advance(int month, ReadOnlySpan<bool> isBinding)
    {
        var changes = growth.Changes(month);
        var known = rates[month];
        var differs = false;
        var excess = light.Advance(month);
        for (var item = 0; item < now.Length; item++)
        {
            if (changes[item] == 0 && excess[item] == added[item] && !move[month] && month != growth.KnownFrom(item))
            {
                continue;
            }

            grown[item] += changes[item];
            added[item] = excess[item];
            var capacity = month < present.KnownFrom(item) && month < growth.KnownFrom(item)
                ? double.PositiveInfinity
                : Math.Max(0, known[item] + grown[item]) + excess[item];
            differs |= capacity < now[item] || (capacity > now[item] && isBinding[item]);
            now[item] = capacity;
        }

        return differs;
    }
}
