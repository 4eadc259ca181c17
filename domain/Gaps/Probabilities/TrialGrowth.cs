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
        changes = new double[(months + 1) * items];
        knownFrom = new int[items];
        firstOfMonth = new int[months + 1];

        // A step of a line changes no more months than its ramp has, and one; one more change is written down and does not count.
        lightChanges = new LightChange[lines.All.Where(line => line.IsUnknown).Sum(line => line.MostChanges(months)) + 1];
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

    /// <summary>Adds what becomes of lines with one step.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="effective">By step, the month from which it is in effect.</param>
    public void Add(ReadOnlySpan<EvenLine> lines, ReadOnlySpan<int> effective)
    {
        foreach (ref readonly var line in lines)
        {
            var first = Math.Min(effective[line.Step], months);
            ref var known = ref knownFrom[line.Item];
            known = Math.Min(known, Math.Max(0, first));
            if (line.ComesToLight)
            {
                BringToLight(in line, first);
            }
            else
            {
                Change(in line, first);
            }
        }
    }

    /// <summary>Adds what becomes of a line with several steps.</summary>
    /// <param name="line">The line.</param>
    /// <param name="effective">By its steps, the month from which each is in effect; none is before one before it.</param>
    public void Add(SteppedLine line, ReadOnlySpan<int> effective)
    {
        var (next, before) = (0, line.Start);
        for (var place = 0; place < effective.Length; place++)
        {
            if (effective[place] < months)
            {
                ref var known = ref knownFrom[line.Item];
                known = Math.Min(known, Math.Max(0, effective[place]));
                // What has settled before the first month changes in the first month.
                var last = Math.Min(Math.Max(0, line.Reached(place, effective[place])), months - 1);
                for (next = Math.Max(next, effective[place]); next <= last; next++)
                {
                    var rate = line.At(effective, next);
                    Change(line, next, before, rate);
                    before = rate;
                }
            }
        }
    }

    /// <summary>Changes a rate that is known. A month after the horizon is one that nobody looks at, so that what does not come needs no other way.</summary>
    private void Change(ref readonly EvenLine line, int first)
    {
        // What changed before the first month has changed by then.
        for (var month = first; month <= Math.Min(first + line.Ramp, months); month++)
        {
            changes[(Math.Max(0, month) * items) + line.Item] += line.Change;
        }
    }

    private void Change(SteppedLine line, int month, LineRate before, LineRate after)
    {
        ref var change = ref changes[(month * items) + line.Item];
        change += after.Added - before.Added;
        if (line.UnknownPlace < 0)
        {
            change += after.Total - before.Total;
        }
        else if (after.Total != before.Total)
        {
            BringToLight(line.Item, line.UnknownPlace, month, after.Total - before.Total);
        }
    }

    private void BringToLight(ref readonly EvenLine line, int first)
    {
        for (var month = first; month <= Math.Min(first + line.Ramp, months); month++)
        {
            BringToLight(line.Item, line.LightPlace, Math.Max(0, month), line.Change);
        }
    }

    private void BringToLight(int item, int place, int month, double change)
    {
        lightChanges[lightCount] = new LightChange(item, place, change, firstOfMonth[month]);
        firstOfMonth[month] = lightCount;
        lightCount += month < months ? 1 : 0;
    }
}

/// <summary>A change, in some month, of what lines of unknown rate step to.</summary>
/// <param name="Item">The item.</param>
/// <param name="Place">The place of the partner among those of <see cref="RegisteredLines.UnknownOf"/>.</param>
/// <param name="Units">Units a month.</param>
/// <param name="Next">The number of the month's next change; negative after the last.</param>
internal readonly record struct LightChange(int Item, int Place, double Units, int Next);
