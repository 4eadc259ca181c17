using CoProduction.Goals;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Reports;

/// <summary>What the baseline of a product, and so its goal, rests on.</summary>
/// <param name="Observations">The observed totals that hold in the goal's first month, by scope.</param>
/// <param name="LineUnits">What the registered lines are known to make, units a month.</param>
/// <param name="Founded">What share of the baseline rests on records of each confidence, 0 to 1, in the order of confidence.</param>
/// <param name="OtherSides">The goal by the other side of each contradiction, in the order of the records.</param>
public sealed record BaselineBasis(
    IReadOnlyList<BasisObservation> Observations,
    double LineUnits,
    IReadOnlyList<(Confidence Confidence, double Share)> Founded,
    IReadOnlyList<OtherSide> OtherSides);

/// <summary>An observed total that a baseline rests on.</summary>
/// <param name="Observed">The record.</param>
/// <param name="Beyond">How much of it no registered line and no part of its scope accounts for, units a month. That much of the baseline rests on it.</param>
public sealed record BasisObservation(Baseline Observed, double Beyond);

/// <summary>What another source says instead of a statement that a baseline rests on.</summary>
/// <param name="Observed">The observed total that would be another.</param>
/// <param name="Believed">The statement that it contains, or the total itself.</param>
/// <param name="Other">The other statement of the same item, scope and kind.</param>
/// <param name="Baseline">The baseline by the other statement, units a month.</param>
/// <param name="EndRate">The goal by the other statement, units a month at its end.</param>
public sealed record OtherSide(Baseline Observed, Baseline Believed, Baseline Other, double Baseline, double EndRate);
