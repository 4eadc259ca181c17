namespace CoProduction.Gaps.Probabilities;

/// <summary>How likely the goals are to be reached, at the lower bound of capacity.</summary>
/// <param name="Trials">How many trials were run.</param>
/// <param name="Seed">Names their draws.</param>
/// <param name="Families">The families of which something is asked, in order.</param>
/// <param name="Influences">What each expansion means for its family's goal, those that change the probability most first.</param>
public sealed record ProbabilityReport(
    int Trials, ulong Seed, IReadOnlyList<FamilyProbability> Families, IReadOnlyList<ExpansionInfluence> Influences);
