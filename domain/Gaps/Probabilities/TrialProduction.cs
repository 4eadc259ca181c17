using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Embargoes;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What can be made as capacities grow, month by month, in one reading.</summary>
/// <remarks>
/// A month with the capacities of the month before has its outputs too. The other months are shared several at a time: each waits in
/// a lane of its own until all lanes are taken. An embargo leaves a share of what is used without it, so that each month is shared twice.
/// </remarks>
internal sealed class TrialProduction
{
    private readonly SharingLanes sharing;
    private readonly TrialCapacities capacities;
    private readonly EmbargoedForecast? embargo;
    private readonly bool[] isShared;
    private readonly bool[]?[] marks;
    private readonly int[] waiting = new int[SharingLanes.Width];
    private readonly double[] used;
    private readonly double[] limited;
    private int count;

    /// <param name="lines">The lines.</param>
    /// <param name="growth">What the lines add.</param>
    /// <param name="paces">The paces of the trial, for the central reading.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="marked">The months whose binding items are kept.</param>
    /// <param name="other">The production in another reading, which comes before this one in each trial; null for none.</param>
    public TrialProduction(UncertainLines lines, TrialGrowth growth, PaceDraws paces, Reading reading, IEnumerable<int> marked, TrialProduction? other)
    {
        sharing = new SharingLanes(lines.Projection.Explosion, lines.Projection.Goals);
        capacities = new TrialCapacities(lines, growth, paces, reading, other?.capacities);
        isShared = new bool[capacities.Months];
        marks = new bool[]?[capacities.Months];
        foreach (var month in marked)
        {
            marks[month] = new bool[sharing.Uses.Count];
        }

        if (lines.Projection.Effects?.LimitsIn(new Outlook(ForecastCase.Expected, reading)) is { AreNone: false } limits)
        {
            embargo = new EmbargoedForecast(lines.Projection, limits);
        }

        (used, limited) = (new double[sharing.Uses.Items], new double[sharing.Uses.Items]);
    }

    /// <summary>By use, whether it stops the product in a month; only of the months that are kept.</summary>
    public ReadOnlySpan<bool> MarksIn(int month) => marks[month];

    /// <param name="outputs">Month by month and in each by product, units a month; overwritten.</param>
    public void Produce(Span<double> outputs)
    {
        capacities.Begin();
        for (var month = 0; month < isShared.Length; month++)
        {
            isShared[month] = capacities.Advance(month) || embargo is not null;
            if (isShared[month])
            {
                Wait(month, outputs);
            }
        }

        if (count > 0)
        {
            Share(outputs);
        }

        Repeat(outputs);
    }

    private void Wait(int month, Span<double> outputs)
    {
        sharing.Put(count, capacities.Now);
        waiting[count++] = month;
        if (count == waiting.Length)
        {
            Share(outputs);
        }
    }

    private void Share(Span<double> outputs)
    {
        sharing.Share();
        if (embargo is not null)
        {
            Limit(outputs);
            sharing.Share();
        }

        for (var lane = 0; lane < count; lane++)
        {
            sharing.Read(lane, Row(outputs, waiting[lane]));
        }

        Mark();
        count = 0;
    }

    /// <summary>Limits the capacities in the lanes by what is used without the embargo.</summary>
    private void Limit(Span<double> outputs)
    {
        for (var lane = 0; lane < count; lane++)
        {
            var row = Row(outputs, waiting[lane]);
            sharing.Read(lane, row);
            sharing.ReadCapacities(lane, limited);
            embargo!.Use(row, waiting[lane], used);
            embargo.Limit(limited, used, waiting[lane]);
            sharing.Put(lane, limited);
        }
    }

    /// <summary>Keeps what binds in the latest month shared so far that is no later than each month that is kept.</summary>
    private void Mark()
    {
        for (var month = waiting[0]; month < marks.Length; month++)
        {
            if (marks[month] is { } own)
            {
                sharing.ReadBinding(LastUpTo(month), own);
            }
        }
    }

    private int LastUpTo(int month)
    {
        var lane = 0;
        while (lane + 1 < count && waiting[lane + 1] <= month)
        {
            lane++;
        }

        return lane;
    }

    private void Repeat(Span<double> outputs)
    {
        for (var month = 1; month < isShared.Length; month++)
        {
            if (!isShared[month])
            {
                Row(outputs, month - 1).CopyTo(Row(outputs, month));
            }
        }
    }

    private Span<double> Row(Span<double> outputs, int month) => outputs.Slice(month * sharing.Uses.Products, sharing.Uses.Products);
}
