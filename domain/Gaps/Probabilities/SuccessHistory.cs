using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How many of the register's own expansions have come in the end, by the stages that they went through.</summary>
/// <param name="Ended">The number of expansions that were commissioned or cancelled and have an earlier stage on record. Others say nothing about a
/// stage.</param>
/// <param name="Stages">The stages before commissioning, in order.</param>
public sealed record SuccessHistory(int Ended, IReadOnlyList<StageSuccess> Stages)
{
    /// <summary>How many expansions must have ended before the history replaces the defaults.</summary>
    public const int Enough = 20;

    /// <summary>The number of observations that a default counts as. Fewer observations than this move it little.</summary>
    public const int DefaultWeight = 10;

    public bool IsEnough => Ended >= Enough;

    public static SuccessHistory Of(Register register)
    {
        var ended = register.Counted().Factories.SelectMany(factory => factory.Lines).SelectMany(line => line.Expansions)
            .Where(expansion => expansion.Stage is ExpansionStage.Commissioned or ExpansionStage.Cancelled)
            .Select(expansion => (IsCommissioned: expansion.Stage == ExpansionStage.Commissioned, Stages: StagesOf(expansion)))
            .Where(expansion => expansion.Stages.Count > 0)
            .ToList();
        return new SuccessHistory(
            ended.Count,
            Rising(
            [
                .. from stage in Enum.GetValues<ExpansionStage>()
                   where stage < ExpansionStage.Commissioned
                   let own = ended.Where(expansion => expansion.Stages.Contains(stage)).ToList()
                   select StageSuccess.Of(stage, own.Count, own.Count(expansion => expansion.IsCommissioned)),
            ]));
    }

    private static HashSet<ExpansionStage> StagesOf(Expansion expansion) =>
        [.. expansion.History.Select(revision => revision.Stage).Where(stage => stage < ExpansionStage.Commissioned)];

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

/// <summary>The probability that an expansion at a stage comes, by the register's own history.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Ended">How many expansions went through it and were later commissioned or cancelled.</param>
/// <param name="Commissioned">How many of those were commissioned.</param>
/// <param name="Success">The probability, 0 to 1, never less than that of the stage before.</param>
public sealed record StageSuccess(ExpansionStage Stage, int Ended, int Commissioned, double Success)
{
    /// <summary>The probability without a history, 0 to 1.</summary>
    public double Default => StageProbability.Of(Stage);

    internal static StageSuccess Of(ExpansionStage stage, int ended, int commissioned) =>
        new(
            stage,
            ended,
            commissioned,
            (commissioned + (SuccessHistory.DefaultWeight * StageProbability.Of(stage))) / (ended + SuccessHistory.DefaultWeight));
}
