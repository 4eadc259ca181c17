namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>The share that remains of a holder's capacity of an item, month by month: 1 is all, 0 is nothing.</summary>
/// <param name="Lower">At the lower bound.</param>
/// <param name="Upper">At the upper bound.</param>
internal sealed record Share(double[] Lower, double[] Upper);
