using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Simulates one possible future after another: which plans come and when, and what can then be made in each reading.</summary>
/// <remarks>Allocates nothing after construction. An instance is not safe for use by two threads at once.</remarks>
internal sealed class Trial
{
    private readonly TrialPlans[] plans;
    private readonly TrialProduction[] productions;

    /// <param name="lines">By reading, the lines.</param>
    /// <param name="goals">The goals.</param>
    /// <param name="seed">The seed of the random draws.</param>
    public Trial(IReadOnlyList<UncertainLines> lines, IReadOnlyList<FamilyGoal> goals, ulong seed)
    {
        var byLines = lines.Distinct().ToDictionary(each => each, each => new TrialPlans(each, seed));
        plans = [.. lines.Select(each => byLines[each])];
        int[] last = [.. goals.Select(goal => goal.Last).Distinct()];
        productions =
            [.. Enum.GetValues<Reading>().Select(reading => new TrialProduction(lines[(int)reading], plans[(int)reading].Growth, reading, last))];
    }

    /// <summary>
    /// By step, the month from which it is in effect, as a number of the horizon; <see cref="UncertainStep.Never"/> if it does not come.
    /// </summary>
    public int[] EffectiveIn(Reading reading) => plans[(int)reading].Effective;

    /// <summary>Draws the trial with a number.</summary>
    public void Draw(int number)
    {
        for (var reading = 0; reading < plans.Length; reading++)
        {
            if (Array.IndexOf(plans, plans[reading]) == reading)
            {
                plans[reading].Draw(number);
            }
        }
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
