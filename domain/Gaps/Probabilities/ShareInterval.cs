namespace CoProduction.Gaps.Probabilities;

/// <summary>A range of probabilities, both ends included.</summary>
/// <param name="Low">The lower end, 0 to 1.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public readonly record struct ShareInterval(double Low, double High);
