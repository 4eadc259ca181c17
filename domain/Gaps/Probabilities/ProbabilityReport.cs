using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How likely the goals are to be reached.</summary>
/// <param name="Trials">The number of trials.</param>
/// <param name="Seed">The seed of their draws.</param>
/// <param name="Reading">The reading in which the influences are measured.</param>
/// <param name="Families">The families with a target, in order.</param>
/// <param name="Influences">The influence of each plan on its family's goal, the largest change of probability first.</param>
public sealed record ProbabilityReport(
    int Trials, ulong Seed, Reading Reading, IReadOnlyList<FamilyProbability> Families, IReadOnlyList<PlanInfluence> Influences);

/// <summary>The chances of a plan at a stage.</summary>
/// <param name="Success">The probability that it comes at all, 0 to 1.</param>
/// <param name="Slip">How much later than promised it comes, if it comes.</param>
public sealed record StageChance(double Success, SlipDistribution Slip);

/// <summary>
/// The output of a product, units a month, or the index of a family in a month that a tenth, half and nine tenths of the trials do not exceed; infinite
/// without a limit.
/// </summary>
public sealed record MonthQuantiles(Month Month, double P10, double P50, double P90);
