using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Resilience;

/// <summary>Tries the loss of each capacity holder, and of each two, in one month.</summary>
/// <param name="outcome">The case with all holders.</param>
/// <param name="holders">The contributions of each holder, in the order in which sets list them.</param>
/// <param name="search">Finds the outputs after a loss.</param>
/// <param name="mostPairs">The most pairs that are all tried. With more, only some are.</param>
internal sealed class GoalBreakSearch<THolder>(
    CaseProjection outcome, IReadOnlyList<(THolder Holder, IReadOnlyList<Contribution> Parts)> holders, LossSearch search, int mostPairs)
{
    /// <param name="goals">Goals that end in the same month.</param>
    public IReadOnlyList<FewestHolders<THolder>> Find(IReadOnlyList<FamilyGoal> goals)
    {
        var month = goals[0].Last;
        var alone = search.Alone(holders.Select(holder => holder.Parts), month);
        List<FewestHolders<THolder>> all = [.. goals.Select(goal => new FewestHolders<THolder>(goal, outcome.Production.Outputs[month]))];
        for (var place = 0; place < alone.Length; place++)
        {
            foreach (var goal in all)
            {
                goal.Try(alone[place].Outputs, holders[place].Holder);
            }
        }

        if (all.FindAll(goal => goal.IsOpen) is { Count: > 0 } open)
        {
            open.FindAll(goal => !goal.IsReached).ForEach(goal => TryCovered(alone, goal));
            TryJoint(alone, month, open);
        }

        return all;
    }

    /// <summary>
    /// Tries the costliest of the pairs that lose no more than one of the two loses alone. If no single holder breaks a goal, none of these pairs
    /// does.
    /// </summary>
    private void TryCovered(MonthLoss[] alone, FewestHolders<THolder> goal)
    {
        foreach (var one in Enumerable.Range(0, alone.Length).OrderByDescending(place => goal.IndexLost(alone[place].Outputs)))
        {
            for (var other = 0; other < alone.Length; other++)
            {
                if (other != one && alone[one].Beyond(alone[other]) is null)
                {
                    Try(goal, alone[one].Outputs, one, other);
                    return;
                }
            }
        }
    }

    private void TryJoint(MonthLoss[] alone, int month, List<FewestHolders<THolder>> goals)
    {
        var pairs = new JointLosses(alone, outcome.Projection.Items.Count).Pairs().Take(mostPairs + 1).ToList();
        if (pairs.Count > mostPairs)
        {
            goals.ForEach(goal => goal.IsComplete = false);
            int[] most = MostOfItems(alone);
            pairs = [.. from one in most from other in most where one < other select (one, other)];
        }

        foreach (var (one, other) in pairs)
        {
            var without = search.OutputsWithout([.. holders[one].Parts, .. holders[other].Parts], month);
            foreach (var goal in goals)
            {
                Try(goal, without, one, other);
            }
        }
    }

    private void Try(FewestHolders<THolder> goal, ReadOnlySpan<double> without, int one, int other) =>
        goal.Try(without, holders[Math.Min(one, other)].Holder, holders[Math.Max(one, other)].Holder);

    private static int[] MostOfItems(MonthLoss[] alone) =>
    [
        .. alone.Index().SelectMany(each => each.Item.Lost, (each, lost) => (Place: each.Index, lost.Item, lost.Units)).GroupBy(each => each.Item)
            .SelectMany(item => item.OrderByDescending(each => each.Units).Take(GoalBreak.MostOfItem)).Select(each => each.Place).Distinct().Order(),
    ];
}
