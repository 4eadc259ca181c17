using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios.Effects;

namespace CoProduction.Gaps.Probabilities;

/// <summary>The changes of each item's capacity, from month to month, by the plans of one trial.</summary>
internal sealed class TrialGrowth
{
    private readonly TrialGrowth? others;
    private readonly int months;
    private readonly int width;
    private readonly double[] changes;
    private readonly int[] knownFrom;
    private readonly int[] firstOfMonth;
    private readonly LightChange[] lightChanges;
    private int lightCount;

    /// <param name="lines">The lines.</param>
    /// <param name="others">The changes by other lines, on top of which these come; null if there are none.</param>
    public TrialGrowth(UncertainLines lines, TrialGrowth? others)
    {
        this.others = others;
        months = lines.Projection.Horizon.Months;
        width = LaneWidth.Room(lines.Projection.Items.Count);
        changes = new double[(months + 1) * width];
        knownFrom = new int[lines.Projection.Items.Count];
        firstOfMonth = new int[months + 1];

        // A step changes at most as many months as its ramp has, plus one. The extra entry takes a change after the horizon, which is written but not
        // counted.
        lightChanges = new LightChange[lines.All.Where(line => line.IsUnknown).Sum(line => line.MostChanges(months)) + 1 + (others?.lightChanges.Length ?? 0)];
    }

    /// <summary>By item, the capacity of a month less that of the month before, units a month; with <see cref="LaneWidth.Room"/>.</summary>
    public ReadOnlySpan<double> Changes(int month) => changes.AsSpan(month * width, width);

    /// <summary>
    /// For an item without a known rate in the first month, the first month in which a plan is in effect; the number of months if none ever is.
    /// </summary>
    public int KnownFrom(int item) => knownFrom[item];

    /// <summary>The number of the first change of newly published rates in a month; negative if there is none.</summary>
    public int FirstLight(int month) => firstOfMonth[month];

    /// <summary>A change of newly published rates, by its number.</summary>
    public ref readonly LightChange Light(int number) => ref lightChanges[number];

    /// <summary>Loads another trial, which the others have loaded before.</summary>
    /// <param name="lines">The lines that count: all, or those of some items. Of other items nothing changes.</param>
    /// <param name="effective">By step, the month from which it is in effect.</param>
    public void Take(LineGroup lines, ReadOnlySpan<int> effective)
    {
        Begin();
        foreach (ref readonly var line in lines.Even.AsSpan())
        {
            Add(in line, Math.Min(effective[line.Step], months));
        }

        foreach (var line in lines.Stepped)
        {
            if (line.Left is not null || !line.IsSteady || line.IsOutOfOrder)
            {
                Add(line, line.Left, effective.Slice(line.First, line.Count));
            }
            else
            {
                Add(line, effective.Slice(line.First, line.Count));
            }
        }

        foreach (var (item, step) in lines.MakingKnown)
        {
            knownFrom[item] = Math.Min(knownFrom[item], Math.Max(0, effective[step]));
        }
    }

    private void Begin()
    {
        if (others is null)
        {
            Array.Clear(changes);
            Array.Fill(knownFrom, months);
            Array.Fill(firstOfMonth, -1);
            lightCount = 0;
        }
        else
        {
            others.changes.CopyTo(changes, 0);
            others.knownFrom.CopyTo(knownFrom, 0);
            others.firstOfMonth.CopyTo(firstOfMonth, 0);
            lightCount = others.lightCount;
            Array.Copy(others.lightChanges, lightChanges, lightCount);
        }
    }

    /// <summary>
    /// Adds a line with one step. Changes that do not come go into an unused month after the horizon's last, so that they take the same branches as
    /// those that come.
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
                // Changes before the first month are complete by then.
                changes[(Math.Max(0, month) * width) + line.Item] += line.Change;
            }
        }
    }

    /// <summary>Adds a line with several steps, none of which takes effect before an earlier one.</summary>
    private void Add(SteppedLine line, ReadOnlySpan<int> effective)
    {
        var (next, before) = (0, line.Made(months - 1));
        for (var place = 0; place < effective.Length; place++)
        {
            if (effective[place] < months)
            {
                // Changes that settle before the first month count in the first month.
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

    /// <summary>Adds a line of which a scenario leaves a share in each month, or that changes without its steps too.</summary>
    private void Add(SteppedLine line, Share? left, ReadOnlySpan<int> effective)
    {
        var before = new LineRate(0, 0);
        for (var month = 0; month < months; month++)
        {
            var (rate, share) = (line.At(effective, month), left?[month] ?? 1);
            var after = new LineRate(share * (rate.Total - line.Made(month).Total), share * rate.Added);
            Change(line, month, before, after);
            before = after;
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

/// <summary>A change, in some month, of the newly published rates of lines of unknown rate.</summary>
/// <param name="Place">The number of the item and partner among <see cref="PublishableRates"/>.</param>
/// <param name="Next">The number of the month's next change; negative after the last.</param>
/// <param name="Units">Units a month.</param>
internal readonly record struct LightChange(int Place, int Next, double Units);
