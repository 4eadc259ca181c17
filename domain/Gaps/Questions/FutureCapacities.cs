using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Questions;

/// <summary>The capacities of one possible future in the central reading: of all items, or of some whose plans are drawn anew.</summary>
internal sealed class FutureCapacities
{
    private readonly UncertainLines sure;
    private readonly UncertainLines doubtful;
    private readonly TrialGrowth ofSure;
    private readonly TrialGrowth ofAll;
    private readonly int[] sureMonths;
    private readonly int[] doubtfulMonths;

    /// <param name="lines">The lines.</param>
    /// <param name="paces">The paces of the trial.</param>
    public FutureCapacities(TrialLines lines, PaceDraws paces)
    {
        (sure, doubtful) = (lines.Sure, lines.InDoubt[(int)Reading.Central]);
        ofSure = new TrialGrowth(sure, null);
        ofAll = new TrialGrowth(doubtful, ofSure);
        (sureMonths, doubtfulMonths) = (new int[InfluenceSums.Room(sure)], new int[InfluenceSums.Room(doubtful)]);
        Capacities = new TrialCapacities(sure, ofAll, paces, Reading.Central);
    }

    /// <summary>The capacities, before their first month once a future was taken.</summary>
    public TrialCapacities Capacities { get; }

    /// <summary>Takes the months that were drawn for all lines.</summary>
    /// <param name="ofSure">By step of the lines of which nothing else is in doubt.</param>
    /// <param name="ofDoubtful">By step of the others.</param>
    public void Take(int[] ofSure, int[] ofDoubtful)
    {
        sure.Whole.Settle(ofSure, sureMonths);
        doubtful.Whole.Settle(ofDoubtful, doubtfulMonths);
        Grow(sure.Whole, doubtful.Whole);
    }

    /// <summary>Takes the lines of some items only, with some plans drawn anew.</summary>
    /// <param name="redrawn">The items and the plans.</param>
    /// <param name="drawn">The months of the lines of which nothing else is in doubt, as drawn and drawn anew, and the same of the others.</param>
    public void Take(RedrawnItems redrawn, int[][] drawn)
    {
        Settle(redrawn.Sure, redrawn.Redraw.SureSteps, drawn[0], drawn[1], sureMonths);
        Settle(redrawn.Doubtful, redrawn.Redraw.DoubtfulSteps, drawn[2], drawn[3], doubtfulMonths);
        Grow(redrawn.Sure, redrawn.Doubtful);
    }

    private static void Settle(LineGroup lines, IReadOnlyList<int> steps, int[] drawn, int[] other, int[] months)
    {
        Swap(steps, drawn, other);
        lines.Settle(drawn, months);
        Swap(steps, drawn, other);
    }

    private static void Swap(IReadOnlyList<int> steps, int[] drawn, int[] other)
    {
        foreach (var step in steps)
        {
            (drawn[step], other[step]) = (other[step], drawn[step]);
        }
    }

    private void Grow(LineGroup ofSureLines, LineGroup ofDoubtfulLines)
    {
        ofSure.Take(ofSureLines, sureMonths);
        ofAll.Take(ofDoubtfulLines, doubtfulMonths);
        Capacities.Begin();
    }
}
