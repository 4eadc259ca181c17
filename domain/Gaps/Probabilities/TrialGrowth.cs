using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far the expansions of one course of the future change each item's capacity, from month to month.</summary>
internal sealed class TrialGrowth
{
    private readonly int months;
    private readonly int items;
    private readonly double[] changes;
    private readonly int[] knownFrom;
    private readonly int[] firstOfMonth;
    private readonly LightChange[] lightChanges;
    private int lightCount;

    public TrialGrowth(UncertainLines lines)
    {
        months = lines.Projection.Horizon.Months;
        items = lines.Projection.Items.Count;
        changes = new double[months * items];
        knownFrom = new int[items];
        firstOfMonth = new int[months];

        // A step of a line changes no more months than its ramp has, and one.
        lightChanges = new LightChange[lines.All.Where(line => line.IsUnknown).Sum(line => line.MostChanges(months))];
    }

    /// <summary>By item: what the capacity of a month is more than that of the month before, units a month.</summary>
    public ReadOnlySpan<double> Changes(int month) => changes.AsSpan(month * items, items);

    /// <summary>The first month in which an expansion of the item is in effect; the number of months where none ever is.</summary>
    public int KnownFrom(int item) => knownFrom[item];

    /// <summary>The number of the first change in a month of what comes to light; negative where there is none.</summary>
    public int FirstLight(int month) => firstOfMonth[month];

    /// <summary>A change of what comes to light, by its number.</summary>
    public ref readonly LightChange Light(int number) => ref lightChanges[number];

    public void Clear()
    {
        Array.Clear(changes);
        Array.Fill(knownFrom, months);
        Array.Fill(firstOfMonth, -1);
        lightCount = 0;
    }

    /// <summary>Adds what becomes of a line with one step.</summary>
    /// <param name="line">The line.</param>
    /// <param name="effective">The month from which the step is in effect, before the horizon ends.</param>
    public void Add(in EvenLine line, int effective)
    {
        knownFrom[line.Item] = Math.Min(knownFrom[line.Item], Math.Max(0, effective));
        for (var month = effective; month <= effective + line.Ramp && month < months; month++)
        {
            // What changed before the first month has changed by then.
            var seen = Math.Max(0, month);
            if (line.LightPlace >= 0)
            {
                BringToLight(line.Item, line.LightPlace, seen, line.Change);
            }
            else
            {
                changes[(seen * items) + line.Item] += line.Change;
            }
        }
    }

    /// <summary>Adds what becomes of a line with several steps.</summary>
    /// <param name="line">The line.</param>
    /// <param name="effective">By its steps, the month from which each is in effect.</param>
    public void Add(UncertainLine line, ReadOnlySpan<int> effective)
    {
        var (first, settled) = Span(line, effective);
        first = Math.Max(0, first);
        if (first >= months)
        {
            return;
        }

        knownFrom[line.Item] = Math.Min(knownFrom[line.Item], first);
        var before = new LineRate(line.Start, 0);
        for (var month = first; month <= Math.Min(settled, months - 1); month++)
        {
            if (month > first && !Moves(line, effective, month))
            {
                continue;
            }

            var rate = At(line, effective, month);
            changes[(month * items) + line.Item] += rate.Added - before.Added;
            if (line.IsUnknown)
            {
                BringToLight(line.Item, line.UnknownPlace, month, rate.Total - before.Total);
            }
            else
            {
                changes[(month * items) + line.Item] += rate.Total - before.Total;
            }

            before = rate;
        }
    }

    /// <summary>The months from the first step's effect until all steps have reached their rates.</summary>
    private static (int First, int Settled) Span(UncertainLine line, ReadOnlySpan<int> effective)
    {
        var (first, settled) = (UncertainStep.Never, int.MinValue);
        for (var place = 0; place < effective.Length; place++)
        {
            if (effective[place] != UncertainStep.Never)
            {
                first = Math.Min(first, effective[place]);
                settled = Math.Max(settled, effective[place] + line.Steps[place].Ramp);
            }
        }

        // What has settled before the first month changes in the first month.
        return (first, Math.Max(settled, 0));
    }

    /// <summary>Whether the line's rate differs in a month from that of the month before: some step is on its way.</summary>
    private static bool Moves(UncertainLine line, ReadOnlySpan<int> effective, int month)
    {
        for (var place = 0; place < effective.Length; place++)
        {
            if (effective[place] <= month && month <= effective[place] + line.Steps[place].Ramp)
            {
                return true;
            }
        }

        return false;
    }

    private static LineRate At(UncertainLine line, ReadOnlySpan<int> effective, int month)
    {
        var rate = new LineRate(line.Start, 0);
        for (var place = 0; place < effective.Length; place++)
        {
            if (effective[place] <= month)
            {
                rate = rate.Expanded(line.Steps[place].Expansion, month - effective[place]);
            }
        }

        return rate;
    }

    private void BringToLight(int item, int place, int month, double change)
    {
        if (change != 0)
        {
            lightChanges[lightCount] = new LightChange(item, place, change, firstOfMonth[month]);
            firstOfMonth[month] = lightCount++;
        }
    }
}

/// <summary>A change, in some month, of what lines of unknown rate step to.</summary>
/// <param name="Item">The item.</param>
/// <param name="Place">The place of the partner among those of <see cref="RegisteredLines.UnknownOf"/>.</param>
/// <param name="Units">Units a month.</param>
/// <param name="Next">The number of the month's next change; negative after the last.</param>
internal readonly record struct LightChange(int Item, int Place, double Units, int Next);
