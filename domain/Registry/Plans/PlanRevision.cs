namespace CoProduction.Registry.Plans;

/// <summary>What a plan promised earlier, up to the day on which that changed.</summary>
/// <param name="Until">The day on which the register learned of the change (UTC).</param>
/// <param name="Terms">What was promised until then.</param>
/// <param name="IsCorrected">Whether the change mended an error, so that nobody ever promised this.</param>
public sealed record PlanRevision(DateOnly Until, PlanTerms Terms, bool IsCorrected = false);
