namespace CoProduction.Gaps.Probabilities;

/// <summary>What becomes of the expansions of a stage.</summary>
/// <param name="Success">How likely one is to come at all, 0 to 1.</param>
/// <param name="Slip">How much later than promised, where it comes.</param>
public sealed record StageChance(double Success, SlipDistribution Slip);
