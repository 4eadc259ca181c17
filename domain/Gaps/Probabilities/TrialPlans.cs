namespace CoProduction.Gaps.Probabilities;

/// <summary>Draws which plans come and when, trial after trial, and what that changes.</summary>
internal sealed class TrialPlans
{
    private readonly UncertainLines lines;
    private readonly StepDraws draws;

    public TrialPlans(UncertainLines lines, ulong seed)
    {
        this.lines = lines;
        draws = new StepDraws(lines, seed);
        Growth = new TrialGrowth(lines);
        Effective = new int[InfluenceSums.Room(lines)];
        Array.Fill(Effective, UncertainStep.Never);
    }

    /// <summary>By step, the month from which it is in effect.</summary>
    public int[] Effective { get; }

    /// <summary>The changes of each item's capacity.</summary>
    public TrialGrowth Growth { get; }

    /// <summary>Draws the trial with a number.</summary>
    public void Draw(int number)
    {
        draws.Draw((ulong)number, Effective);
        foreach (var line in lines.Stepped)
        {
            line.Settle(Effective.AsSpan(line.First, line.Count));
        }

        Growth.Take(lines, Effective);
    }
}
