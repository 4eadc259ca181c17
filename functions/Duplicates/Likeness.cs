namespace CoProduction.Functions.Duplicates;

/// <summary>How much two sites look like one.</summary>
/// <param name="Score">0 to 1, in steps of 0.0001.</param>
/// <param name="Reasons">What speaks for it, and what is unknown, in words.</param>
public sealed record Likeness(double Score, IReadOnlyList<string> Reasons);
