using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;

namespace CoProduction.Gaps.Explanations;

/// <summary>Explains what a goal asks of a product in a month.</summary>
internal sealed class GoalExplanation(Projection projection)
{
    public IEnumerable<ExplanationStep> Of(int product, int month)
    {
        var record = projection.Items.RecordOf(projection.Explosion.Products[product])!;
        if (projection.Goals.Of(record.Family) is not { } goal)
        {
            yield return new ExplanationStep($"The family {record.Family} has no goal, so nothing is asked of {record.Code}.", [], []);
            yield break;
        }

        var cited = new Citation(CitedKind.Goal, goal.Family.Value, goal.Source);
        yield return new ExplanationStep(
            $"The goal of {goal.Family} asks for {NarrativeText.Number(goal.Multiplier)} times the rate of {goal.FirstMonth} by {goal.LastMonth}, "
                + $"on a {(goal.Path == GoalPath.Linear ? "straight" : "geometric")} path.",
            [new ExplainedFigure("multiplier", goal.Multiplier, "times the baseline")],
            [cited]);
        var holder = projection.Goals.HolderOf(product);
        if (holder != product)
        {
            yield return new ExplanationStep(
                $"{record.Code} takes the place of {projection.Items[projection.Explosion.Products[holder]]}, with which it shares one goal.", [], []);
        }

        if (projection.Goals[holder] is not { } own)
        {
            yield return new ExplanationStep($"Nobody says what {record.Code} made in {goal.FirstMonth}, so nothing can be asked of it.", [], []);
            yield break;
        }

        yield return new ExplanationStep(
            $"In {goal.FirstMonth} {string.Join(" and ", own.Members.Select(member => projection.Items[projection.Explosion.Products[member]].Value))} {(own.Members.Count > 1 ? "were" : "was")} made at {NarrativeText.Number(own.Baseline)} {NarrativeText.AMonth}, plans left out: that is its baseline.",
            [NarrativeText.Rate("baseline", own.Baseline)],
            []);
        yield return own.Covers(month)
            ? new ExplanationStep(
                $"{month - own.Start} months after that the path asks for {NarrativeText.Number(goal.MultipleAt(month - own.Start))} times that: "
                    + $"{NarrativeText.Number(own.PathAt(month))} {NarrativeText.AMonth}.",
                [new ExplainedFigure("multiple", goal.MultipleAt(month - own.Start), "times the baseline"), NarrativeText.Rate("path", own.PathAt(month))],
                [cited])
            : new ExplanationStep($"The goal does not run in {projection.Horizon.At(month)}.", [], []);
    }
}
