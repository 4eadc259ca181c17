using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far the expansions of one course of the future change each item's capacity, from month to month.</summary>
internal sealed class TrialGrowth
{
    private readonly int months;
    private readonly int width;
    private readonly double[] changes;
    private readonly int[] knownFrom;
    private readonly (int Item, int Step)[] makingKnown;
    private readonly int[] firstOfMonth;
    private readonly LightChange[] lightChanges;
    private int lightCount;

    public TrialGrowth(UncertainLines lines)
    {
        months = lines.Projection.Horizon.Months;
        width = SideBySide.Room(lines.Projection.Items.Count);
        changes = new double[(months + 1) * width];
        knownFrom = new int[lines.Projection.Items.Count];
        makingKnown =
        [
            .. from line in lines.All
               where lines.Projection.Present.KnownFrom(line.Item) > 0
               from place in Enumerable.Range(0, line.Steps.Length)
               select (line.Item, line.First + place),
        ];
        firstOfMonth = new int[months + 1];

        // A step of a line changes no more months than its ramp has, and one; one more change is written down and does not count.
        lightChanges = new LightChange[lines.All.Where(line => line.IsUnknown).Sum(line => line.MostChanges(months)) + 1];
    }

    /// <summary>By item: what the capacity of a month is more than that of the month before, units a month; with <see cref="SideBySide.Room"/>.</summary>
    public ReadOnlySpan<double> Changes(int month) => changes.AsSpan(month * width, width);

    /// <summary>
    /// The first month in which an expansion is in effect of an item of which nothing is known from the first month on; the number of months
    /// where none ever is.
    /// </summary>
    public int KnownFrom(int item) => knownFrom[item];

    /// <summary>The number of the first change in a month of what comes to light; negative where there is none.</summary>
    public int FirstLight(int month) => firstOfMonth[month];

    /// <summary>A change of what comes to light, by its number.</summary>
    public ref readonly LightChange Light(int number) => ref lightChanges[number];

    /// <summary>Takes in another course.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="effective">By step, the month from which it is in effect.</param>
    public void Take(UncertainLines lines, ReadOnlySpan<int> effective)
    {
        Clear();
        foreach (ref readonly var line in lines.Even.AsSpan())
        {
            Add(in line, Math.Min(effective[line.Step], months));
        }

        foreach (var line in lines.Stepped)
        {
            Add(line, effective.Slice(line.First, line.Count));
        }

        foreach (var (item, step) in makingKnown)
        {
            knownFrom[item] = Math.Min(knownFrom[item], Math.Max(0, effective[step]));
        }
    }

    private void Clear()
    {
        Array.Clear(changes);
        Array.Fill(knownFrom, months);
        Array.Fill(firstOfMonth, -1);
        lightCount = 0;
    }

    /// <summary>
    /// Adds what becomes of a line with one step. The month after the horizon's last is one that nobody looks at, so that what does not
    /// come takes no other way than what comes.
    /// </summary>
    private void Add(ref readonly EvenLine line, int first)
    {
        var last = Math.Min(first + line.Ramp, months);
        if (line.ComesToLight)
        {
            for (var month = first; month <= last; month++)
            {
                BringToLight(line.LightPlace, Math.Max(0, month), line.Change);
            }
        }
        else
        {
            for (var month = first; month <= last; month++)
            {
                // What changed before the first month has changed by then.
                changes[(Math.Max(0, month) * width) + line.Item] += line.Change;
            }
        }
    }

    /// <summary>Adds what becomes of a line with several steps, by which none is in effect before one before it.</summary>
    private void Add(SteppedLine line, ReadOnlySpan<int> effective)
    {
        var (next, before) = (0, line.Start);
        for (var place = 0; place < effective.Length; place++)
        {
            if (effective[place] < months)
            {
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

    private void Change(SteppedLine line, int month, LineRate before, LineRate after)
    {
        ref var change = ref changes[(month * width) + line.Item];
        change += after.Added - before.Added;
        if (line.LightPlace < 0)
        {
            change += after.Total - before.Total;
        }
        else if (after.Total != before.Total)
        {
            BringToLight(line.LightPlace, month, after.Total - before.Total);
        }
    }

    private void BringToLight(int place, int month, double change)
    {
        lightChanges[lightCount] = new LightChange(place, firstOfMonth[month], change);
        firstOfMonth[month] = lightCount;
        lightCount += month < months ? 1 : 0;
    }
}

/// <summary>A change, in some month, of what lines of unknown rate step to.</summary>
/// <param name="Place">The item and the partner, by their number among <see cref="LightPlaces"/>.</param>
/// <param name="Next">The number of the month's next change; negative after the last.</param>
/// <param name="Units">Units a month.</param>
internal readonly record struct LightChange(int Place, int Next, double Units);
