namespace CoProduction.Functions.Duplicates;

/// <summary>A site that another site may duplicate.</summary>
/// <param name="Site">The site.</param>
/// <param name="Similarity">How similar the two sites are, and why.</param>
public sealed record DuplicateCandidate(SiteOutline Site, Similarity Similarity);

/// <summary>Two sites of one partner and kind that may be the same site.</summary>
/// <param name="First">The site whose id sorts first.</param>
/// <param name="Second">The other site.</param>
/// <param name="Similarity">How similar they are, and why.</param>
public sealed record DuplicatePair(SiteOutline First, SiteOutline Second, Similarity Similarity);

/// <summary>How similar two sites are.</summary>
/// <param name="Score">0 to 1, in steps of 0.0001.</param>
/// <param name="Reasons">What is alike and what is unknown, in words.</param>
public sealed record Similarity(double Score, IReadOnlyList<string> Reasons);
