namespace CoProduction.Functions.Duplicates;

/// <summary>A site that another one looks like.</summary>
/// <param name="Site">The site.</param>
/// <param name="Likeness">How much they look like one, and why.</param>
public sealed record Candidate(SiteOutline Site, Likeness Likeness);
