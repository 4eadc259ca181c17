namespace CoProduction.Functions.Duplicates;

/// <summary>Two sites of one partner and kind that may be one.</summary>
/// <param name="First">The one whose id comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="Likeness">How much they look like one, and why.</param>
public sealed record Suspicion(SiteOutline First, SiteOutline Second, Likeness Likeness);
