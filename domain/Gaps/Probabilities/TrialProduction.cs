using CoProduction.Gaps.Allocations;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What can be made as capacities grow, month by month, at the lower bound.</summary>
/// <remarks>
/// A month with the capacities of the month before has its outputs too. The other months are shared several at a time: each waits in
/// a lane of its own until all lanes are taken.
/// </remarks>
internal sealed class TrialProduction
{
    private readonly SharingLanes sharing;
    private readonly TrialCapacities capacities;
    private readonly bool[] isShared;
    private readonly int[] waiting = new int[SharingLanes.Width];
    private int count;

    public TrialProduction(UncertainLines lines, TrialGrowth growth)
    {
        sharing = new SharingLanes(lines.Projection.Explosion, lines.Projection.Goals);
        capacities = new TrialCapacities(lines, growth);
        isShared = new bool[capacities.Months];
    }

    /// <param name="outputs">Month by month and in each by product, units a month; overwritten.</param>
    public void Produce(Span<double> outputs)
    {
        capacities.Begin();
        for (var month = 0; month < isShared.Length; month++)
        {
            isShared[month] = capacities.Advance(month);
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
        for (var lane = 0; lane < count; lane++)
        {
            sharing.Read(lane, Row(outputs, waiting[lane]));
        }

        count = 0;
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
