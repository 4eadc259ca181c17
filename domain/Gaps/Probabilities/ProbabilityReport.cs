namespace CoProduction.Gaps.Probabilities;

/// <summary>How likely the goals are to be reached, at the lower bound of capacity.</summary>
/// <param name="Trials">The number of trials.</param>
/// <param name="Seed">The seed of their draws.</param>
/// <param name="Families">The families with a target, in order.</param>
/// <param name="Influences">The influence of each expansion on its family's goal, the largest change of probability first.</param>
public sealed record ProbabilityReport(
    int Trials, ulong Seed, IReadOnlyList<FamilyProbability> Families, IReadOnlyList<ExpansionInfluence> Influences);
