using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The probability, for each stage, that a plan is carried out in the end, in the month that it promises.</summary>
/// <remarks>
/// These are defaults, not findings: no public record says how many announced munitions lines were built on time. They only keep the order of the
/// stages and leave room for loss at each. The register's own history of dates and stages is to replace them once there is enough of it.
/// </remarks>
public static class StageProbability
{
    /// <returns>0 to 1.</returns>
    public static double Of(PlanStage stage) => stage switch
    {
        PlanStage.Proposed => 0.2,
        PlanStage.Announced => 0.5,
        PlanStage.Funded => 0.75,
        PlanStage.Contracted => 0.85,
        PlanStage.Building => 0.9,
        PlanStage.Commissioned => 1,
        PlanStage.Cancelled => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Is no stage."),
    };
}
