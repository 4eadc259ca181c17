using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Simulates one possible future after another: which plans come and when, and what can then be made in each reading.</summary>
/// <remarks>Allocates nothing after construction. An instance is not safe for use by two threads at once.</remarks>
internal sealed class Trial
{
    private readonly TrialPlans sure;
    private readonly PaceDraws paces;
    private readonly TrialPlans[] inDoubt;
    private readonly TrialPlans[] drawn;
    private readonly TrialProduction[] productions;
    private readonly int[][] effective;

    /// <param name="lines">The lines.</param>
    /// <param name="goals">The goals.</param>
    /// <param name="seed">The seed of the random draws.</param>
    public Trial(TrialLines lines, IReadOnlyList<FamilyGoal> goals, ulong seed)
    {
        sure = new TrialPlans(lines.Sure, seed);
        paces = new PaceDraws(lines, seed);
        var byLines = lines.InDoubt.Distinct().ToDictionary(each => each, each => new TrialPlans(each, seed, sure));
        inDoubt = [.. lines.InDoubt.Select(each => byLines[each])];
        drawn = [.. byLines.Values];
        int[] last = [.. goals.Select(goal => goal.Last).Distinct()];
        productions = new TrialProduction[inDoubt.Length];
        foreach (var reading in Enum.GetValues<Reading>())
        {
            var before = reading == default ? null : productions[(int)reading - 1];
            productions[(int)reading] = new TrialProduction(lines.Sure, inDoubt[(int)reading].Growth, paces, reading, last, before);
        }

        effective = [.. Enum.GetValues<Reading>().Select(reading => new int[lines.RoomIn(reading)])];
    }

    /// <summary>
    /// By step of a reading, the month from which it is in effect, as a number of the horizon; <see cref="UncertainStep.Never"/> if it does not come. Valid
    /// until the next trial.
    /// </summary>
    public int[] EffectiveIn(Reading reading)
    {
        var all = effective[(int)reading];
        sure.Effective.CopyTo(all, 0);
        inDoubt[(int)reading].Effective.CopyTo(all, sure.Effective.Length);
        return all;
    }

    /// <summary>Draws the trial with a number.</summary>
    public void Draw(int number)
    {
        sure.Draw(number);
        paces.Draw(number);
        foreach (var plans in drawn)
        {
            plans.Draw(number);
        }
    }

    /// <summary>Produces the trial that was drawn last: in all readings, in their order.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="outputs">By month, and within a month by product, units a month; overwritten.</param>
    /// <returns>What the trial can make. Valid until the next trial.</returns>
    public TrialProduction Produce(Reading reading, Span<double> outputs)
    {
        productions[(int)reading].Produce(outputs);
        return productions[(int)reading];
    }
}
