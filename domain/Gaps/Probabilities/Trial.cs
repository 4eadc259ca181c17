namespace CoProduction.Gaps.Probabilities;

/// <summary>One course of the future after another: which expansions come and when, and what can be made then.</summary>
/// <remarks>Allocates nothing once it is made; no two threads may use one at a time.</remarks>
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

    /// <summary>By step: the month from which it is in effect, by the number of the horizon; <see cref="UncertainStep.Never"/> where it does not come.</summary>
    public int[] Effective { get; }

    /// <summary>Runs the course of a number.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="outputs">Month by month and in each by product, units a month; overwritten.</param>
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
