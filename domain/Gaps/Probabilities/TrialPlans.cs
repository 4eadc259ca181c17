namespace CoProduction.Gaps.Probabilities;

/// <summary>Draws which plans come and when, trial after trial, and what that changes.</summary>
internal sealed class TrialPlans
{
    private readonly UncertainLines lines;
    private readonly StepDraws draws;
    private readonly bool isOwn;

    /// <param name="lines">The lines.</param>
    /// <param name="seed">The seed of the random draws.</param>
    /// <param name="others">Other lines, whose plans are drawn before and change the same capacities; null if there are none.</param>
    public TrialPlans(UncertainLines lines, ulong seed, TrialPlans? others = null)
    {
        this.lines = lines;
        draws = new StepDraws(lines, seed);
        isOwn = others is null || lines.Steps > 0;
        Growth = isOwn ? new TrialGrowth(lines, others?.Growth) : others!.Growth;
        Effective = new int[InfluenceSums.Room(lines)];
        Array.Fill(Effective, UncertainStep.Never);
    }

    /// <summary>By step, the month from which it is in effect.</summary>
    public int[] Effective { get; }

    /// <summary>The changes of each item's capacity, by these lines and the others.</summary>
    public TrialGrowth Growth { get; }

    /// <summary>Draws the trial with a number.</summary>
    public void Draw(int number)
    {
        if (isOwn)
        {
            draws.Draw((ulong)number, Effective);
            foreach (var line in lines.Whole.Stepped)
            {
                line.Settle(Effective.AsSpan(line.First, line.Count));
            }

            Growth.Take(lines.Whole, Effective);
        }
    }
}
