using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Questions;

/// <summary>A month in which goals end: what one trial makes in it as it was drawn, and with something drawn anew.</summary>
/// <param name="month">The month.</param>
/// <param name="projection">The projection.</param>
internal sealed class GoalEnd(int month, Projection projection)
{
    private readonly SharingLanes lanes = new(projection.Explosion, projection.Goals);
    private readonly double[] stated = new double[LaneWidth.Room(projection.Items.Count)];
    private readonly double[] asDrawn = new double[LaneWidth.Room(projection.Items.Count)];
    private readonly double[] now = new double[LaneWidth.Room(projection.Items.Count)];

    public int Month => month;

    /// <summary>By product, units a month, as drawn or of the redraw read last.</summary>
    public double[] Outputs { get; } = new double[projection.Goals.Count];

    /// <summary>By use, whether it stops the product in the trial as it was drawn.</summary>
    public bool[] Binding { get; } = new bool[projection.Explosion.Uses.Count];

    /// <summary>Whether a capacity is another than the one that was drawn.</summary>
    public bool IsOther => !now.AsSpan().SequenceEqual(asDrawn);

    /// <summary>Keeps the capacities of a trial as it was drawn, and shares them.</summary>
    public void Keep(TrialCapacities capacities, Sharing sharing)
    {
        capacities.Stated.CopyTo(stated);
        capacities.NowWithRoom.CopyTo(asDrawn);
        sharing.Share(capacities.Now, Outputs, Binding);
    }

    /// <summary>Begins with the capacities as drawn, and lets some items grow at other paces.</summary>
    /// <param name="capacities">The trial as drawn, with the other paces.</param>
    /// <param name="firsts">The first of each <see cref="LaneWidth.Width"/> items that grow.</param>
    public void Regrow(TrialCapacities capacities, int[] firsts)
    {
        asDrawn.CopyTo(now, 0);
        capacities.Regrow(month, stated, firsts, now);
    }

    /// <summary>Takes the capacities of some items.</summary>
    public void Take(TrialCapacities capacities, int[] items)
    {
        foreach (var item in items)
        {
            now[item] = capacities.Now[item];
        }
    }

    /// <summary>Puts the capacities with something drawn anew into a lane, to be shared with others.</summary>
    public void Put(int lane) => lanes.Put(lane, now.AsSpan(0, projection.Items.Count));

    /// <summary>Shares what is in the lanes.</summary>
    public void Share() => lanes.Share();

    /// <summary>Reads the outputs of a lane.</summary>
    public void Read(int lane) => lanes.Read(lane, Outputs);
}
