using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The probability, for each stage, that an expansion is carried out in the end, in the month that it promises.</summary>
/// <remarks>
/// These are defaults, not findings: no public record says how many announced munitions lines were built on time. They only keep the order of the
/// stages and leave room for loss at each. The register's own history of dates and stages is to replace them once there is enough of it.
/// </remarks>
public static class StageProbability
{
    /// <returns>0 to 1.</returns>
    public static double Of(ExpansionStage stage) => stage switch
    {
        ExpansionStage.Proposed => 0.2,
        ExpansionStage.Announced => 0.5,
        ExpansionStage.Funded => 0.75,
        ExpansionStage.Contracted => 0.85,
        ExpansionStage.Building => 0.9,
        ExpansionStage.Commissioned => 1,
        ExpansionStage.Cancelled => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Is no stage."),
    };
}
