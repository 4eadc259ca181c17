namespace CoProduction.Gaps.Probabilities;

/// <summary>The chances of an expansion at a stage.</summary>
/// <param name="Success">The probability that it comes at all, 0 to 1.</param>
/// <param name="Slip">How much later than promised it comes, if it comes.</param>
public sealed record StageChance(double Success, SlipDistribution Slip);
