using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Simulates one possible future after another: which expansions come and when, and what can then be made in each reading.</summary>
/// <remarks>Allocates nothing after construction. An instance is not safe for use by two threads at once.</remarks>
internal sealed class Trial
{
    private readonly UncertainLines lines;
    private readonly StepDraws draws;
    private readonly TrialGrowth growth;
    private readonly TrialProduction[] productions;

    public Trial(UncertainLines lines, IReadOnlyList<FamilyGoal> goals, ulong seed)
    {
        this.lines = lines;
        draws = new StepDraws(lines, seed);
        growth = new TrialGrowth(lines);
        int[] last = [.. goals.Select(goal => goal.Last).Distinct()];
        productions = [.. Enum.GetValues<Reading>().Select(reading => new TrialProduction(lines, growth, reading, last))];
        Effective = new int[InfluenceSums.Room(lines)];
        Array.Fill(Effective, UncertainStep.Never);
    }

    /// <summary>
    /// By step, the month from which it is in effect, as a number of the horizon; <see cref="UncertainStep.Never"/> if it does not come.
    /// </summary>
    public int[] Effective { get; }

    /// <summary>Draws the trial with a number.</summary>
    public void Draw(int number)
    {
        draws.Draw((ulong)number, Effective);
        foreach (var line in lines.Stepped)
        {
            line.Settle(Effective.AsSpan(line.First, line.Count));
        }

        growth.Take(lines, Effective);
    }

    /// <summary>Produces the trial that was drawn last.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="outputs">By month, and within a month by product, units a month; overwritten.</param>
    /// <returns>What the trial can make. Valid until the next trial.</returns>
    public TrialProduction Produce(Reading reading, Span<double> outputs)
    {
        productions[(int)reading].Produce(outputs);
        return productions[(int)reading];
    }
}
