using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How likely plans are to come, how late they come, and how far plans of one site or operator share their fate.</summary>
/// <remarks>
/// A draw decides whether and how late a plan comes. With the probability <see cref="SharedBySite"/> it is the site's draw, with
/// <see cref="SharedByOperator"/> the operator's, and otherwise the plan's own. The reason: a cause that delays a site or a firm, such as
/// permits, labour or a supplier, delays everything that it builds. Each plan by itself still follows its stage.
/// </remarks>
public sealed record ChanceModel
{
    /// <summary>
    /// The default model. Its figures are assumptions, not findings; README.md beside the calculation gives the reason and source of each. They keep
    /// the order of the stages.
    /// </summary>
    public static readonly ChanceModel Default = new(
        new Dictionary<PlanStage, StageChance>
        {
            [PlanStage.Proposed] = new(StageProbability.Of(PlanStage.Proposed), SlipDistribution.Through((0, 0), (0.1, 4), (0.5, 18), (0.9, 42), (1, 72))),
            [PlanStage.Announced] = new(StageProbability.Of(PlanStage.Announced), SlipDistribution.Through((0, 0), (0.1, 3), (0.5, 14), (0.9, 36), (1, 60))),
            [PlanStage.Funded] = new(StageProbability.Of(PlanStage.Funded), SlipDistribution.Through((0, 0), (0.1, 2), (0.5, 11), (0.9, 30), (1, 54))),
            [PlanStage.Contracted] = new(StageProbability.Of(PlanStage.Contracted), SlipDistribution.Through((0, 0), (0.1, 1), (0.5, 8), (0.9, 24), (1, 48))),
            [PlanStage.Building] = new(StageProbability.Of(PlanStage.Building), SlipDistribution.Through((0, 0), (0.1, 0), (0.5, 5), (0.9, 18), (1, 36))),
            [PlanStage.Commissioned] = new(1, SlipDistribution.None),
        },
        sharedBySite: 0.4,
        sharedByOperator: 0.2);

    private readonly IReadOnlyDictionary<PlanStage, StageChance> stages;

    /// <param name="stages">The chances of each stage except cancelled.</param>
    /// <param name="sharedBySite">The probability that the site's draw decides; 0 to 1.</param>
    /// <param name="sharedByOperator">The probability that the operator's draw decides; 0 to 1. The two probabilities add up to at most 1.</param>
    /// <exception cref="ArgumentException">A stage is missing, or a probability is not from 0 to 1.</exception>
    public ChanceModel(IReadOnlyDictionary<PlanStage, StageChance> stages, double sharedBySite, double sharedByOperator)
    {
        foreach (var stage in Enum.GetValues<PlanStage>())
        {
            if (stage != PlanStage.Cancelled && !stages.ContainsKey(stage))
            {
                throw new ArgumentException($"Must say what becomes of what is {stage}.", nameof(stages));
            }
        }

        if (!(sharedBySite >= 0 && sharedByOperator >= 0 && sharedBySite + sharedByOperator <= 1) || stages.Values.Any(chance => !(chance.Success >= 0 && chance.Success <= 1)))
        {
            throw new ArgumentException("Probabilities are from 0 to 1.", nameof(stages));
        }

        this.stages = stages;
        (SharedBySite, SharedByOperator) = (sharedBySite, sharedByOperator);
    }

    /// <summary>The probability that the site's draw decides.</summary>
    public double SharedBySite { get; }

    /// <summary>The probability that the operator's draw decides.</summary>
    public double SharedByOperator { get; }

    /// <summary>
    /// The standard deviation of the logarithm of the growth a year at which families' unstated part grows in the central reading; null for that of the
    /// observed pairs (<see cref="Paces.ObservedPaces.Spread"/>).
    /// </summary>
    public double? PaceSpread { get; init; }

    /// <summary>The chances of a plan at a stage other than cancelled.</summary>
    public StageChance this[PlanStage stage] => stages[stage];

    /// <summary>The default model with the register's own slips and success rates, each used only if the register has seen enough of them.</summary>
    /// <param name="register">The records.</param>
    /// <param name="asOf">The as-of month, in which promises for earlier months are overdue.</param>
    public static ChanceModel For(Register register, Month asOf) => For(SlipHistory.Of(register, asOf), SuccessHistory.Of(register));

    /// <summary>The default model with the slips and success rates of a register's history, each used only if there are enough of them.</summary>
    public static ChanceModel For(SlipHistory slips, SuccessHistory successes)
    {
        var model = slips.IsEnough ? Default.With(slips) : Default;
        return successes.IsEnough ? model.With(successes.Stages) : model;
    }

    /// <summary>This model with one distribution of slips for every stage except commissioned.</summary>
    public ChanceModel With(SlipDistribution slip) => WithSlips(_ => slip);

    /// <summary>This model with the slips of a history for every stage except commissioned. Beyond them, each stage keeps its own.</summary>
    public ChanceModel With(SlipHistory slips) => WithSlips(slips.Distribution);

    /// <summary>This model with other success rates.</summary>
    public ChanceModel With(IReadOnlyList<StageSuccess> successes) =>
        new(
            stages.ToDictionary(
                each => each.Key,
                each => successes.FirstOrDefault(success => success.Stage == each.Key) is { } seen ? each.Value with { Success = seen.Success } : each.Value),
            SharedBySite,
            SharedByOperator)
        {
            PaceSpread = PaceSpread,
        };

    private ChanceModel WithSlips(Func<SlipDistribution, SlipDistribution> slipAfter) =>
        new(
            stages.ToDictionary(
                each => each.Key,
                each => each.Key == PlanStage.Commissioned ? each.Value : each.Value with { Slip = slipAfter(each.Value.Slip) }),
            SharedBySite,
            SharedByOperator)
        {
            PaceSpread = PaceSpread,
        };

    /// <summary>
    /// The probability that a plan is in effect by a month, 0 to 1. It is the share that trials give a plan by itself, without earlier
    /// ones of its line that would hold it back.
    /// </summary>
    /// <param name="stage">The stage of the plan.</param>
    /// <param name="promised">The promised month.</param>
    /// <param name="asOf">The as-of month. A plan not commissioned by then counts as promised for the month after, at the earliest.</param>
    /// <param name="by">The month by which it must be in effect.</param>
    public double InEffectBy(PlanStage stage, Month promised, Month asOf, Month by)
    {
        if (stage == PlanStage.Cancelled)
        {
            return 0;
        }

        var from = stage != PlanStage.Commissioned && promised <= asOf ? asOf.Plus(1) : promised;
        return stages[stage].Success * stages[stage].Slip.ShareUpTo(by.Since(from));
    }
}
