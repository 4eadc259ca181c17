namespace CoProduction.Gaps.Probabilities;

/// <summary>Simulates one possible future after another: which expansions come and when, and what can then be made.</summary>
/// <remarks>Allocates nothing after construction. An instance is not safe for use by two threads at once.</remarks>
internal sealed class Trial
{
    private readonly UncertainLines lines;
    private readonly StepDraws draws;
    private readonly TrialGrowth growth;
    private readonly TrialProduction production;

    public Trial(UncertainLines lines, ulong seed)
    {
        this.lines = lines;
        draws = new StepDraws(lines, seed);
        growth = new TrialGrowth(lines);
        production = new TrialProduction(lines, growth);
        Effective = new int[InfluenceSums.Room(lines)];
        Array.Fill(Effective, UncertainStep.Never);
    }

    /// <summary>
    /// By step, the month from which it is in effect, as a number of the horizon; <see cref="UncertainStep.Never"/> if it does not come.
    /// </summary>
    public int[] Effective { get; }

    /// <summary>Runs the trial with a number.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="outputs">By month, and within a month by product, units a month; overwritten.</param>
    public void Run(int number, Span<double> outputs)
    {
        draws.Draw((ulong)number, Effective);
        foreach (var line in lines.Stepped)
        {
            line.Settle(Effective.AsSpan(line.First, line.Count));
        }

        growth.Take(lines, Effective);
        production.Produce(outputs);
    }
}
