using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Promises;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How many of the register's own plans have come in the end, by the stages that they went through.</summary>
/// <param name="Ended">The number of plans that were commissioned or cancelled and have an earlier stage on record. Others say nothing about a
/// stage.</param>
/// <param name="Stages">The stages before commissioning, in order.</param>
public sealed record SuccessHistory(int Ended, IReadOnlyList<StageSuccess> Stages)
{
    /// <summary>How many plans must have ended before the history replaces the defaults.</summary>
    public const int Enough = 20;

    /// <summary>The number of observations that a default counts as. Fewer observations than this move it little.</summary>
    public const int DefaultWeight = 10;

    public bool IsEnough => Ended >= Enough;

    public static SuccessHistory Of(Register register)
    {
        var ended = register.Counted().Factories.SelectMany(factory => factory.Lines).SelectMany(line => line.Plans, (line, plan) => (Line: line, Plan: plan))
            .Where(each => each.Plan.ReplacedBy is null && (each.Plan.Stage == PlanStage.Commissioned || each.Plan.IsOff))
            .Select(each => (IsCommissioned: !each.Plan.IsOff && !KeptShare.IsInPart(each.Line, each.Plan), Stages: StagesOf(each.Plan)))
            .Where(plan => plan.Stages.Count > 0)
            .ToList();
        return new SuccessHistory(
            ended.Count,
            Rising(
            [
                .. from stage in Enum.GetValues<PlanStage>()
                   where stage < PlanStage.Commissioned
                   let own = ended.Where(plan => plan.Stages.Contains(stage)).ToList()
                   select StageSuccess.Of(stage, own.Count, own.Count(plan => plan.IsCommissioned)),
            ]));
    }

    private static HashSet<PlanStage> StagesOf(Plan plan) =>
        [.. plan.History.Where(revision => !revision.IsCorrected).Select(revision => revision.Terms.Stage).Append(plan.Stage).Where(stage => stage < PlanStage.Commissioned)];

    /// <summary>
    /// Pools neighbouring stages while a later one is less likely than the one before it. Pooled stages get their mean, weighted by the observations
    /// of each plus the weight of its default.
    /// </summary>
    private static StageSuccess[] Rising(StageSuccess[] stages)
    {
        var pools = new List<(int Count, double Weight, double Success)>();
        foreach (var stage in stages)
        {
            var pool = (Count: 1, Weight: (double)stage.Ended + DefaultWeight, stage.Success);
            while (pools is [.., var before] && before.Success > pool.Success)
            {
                pools.RemoveAt(pools.Count - 1);
                var weight = before.Weight + pool.Weight;
                pool = (before.Count + pool.Count, weight, ((before.Weight * before.Success) + (pool.Weight * pool.Success)) / weight);
            }

            pools.Add(pool);
        }

        var fitted = pools.SelectMany(pool => Enumerable.Repeat(pool.Success, pool.Count));
        return [.. stages.Zip(fitted, (stage, success) => stage with { Success = success })];
    }
}

/// <summary>The probability that a plan at a stage comes, by the register's own history.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Ended">How many plans went through it and were later commissioned or cancelled.</param>
/// <param name="Commissioned">How many of those were commissioned.</param>
/// <param name="Success">The probability, 0 to 1, never less than that of the stage before.</param>
public sealed record StageSuccess(PlanStage Stage, int Ended, int Commissioned, double Success)
{
    /// <summary>The probability without a history, 0 to 1.</summary>
    public double Default => StageProbability.Of(Stage);

    internal static StageSuccess Of(PlanStage stage, int ended, int commissioned) =>
        new(
            stage,
            ended,
            commissioned,
            (commissioned + (SuccessHistory.DefaultWeight * StageProbability.Of(stage))) / (ended + SuccessHistory.DefaultWeight));
}
