using CoProduction.Registry.Releases;

namespace CoProduction.Registry.Plans;

/// <summary>What a plan promised earlier, up to the day on which that changed.</summary>
/// <param name="Until">The day on which the register learned of the change (UTC).</param>
/// <param name="Terms">What was promised until then.</param>
/// <param name="IsCorrected">Whether the change mended an error, so that nobody ever promised this.</param>
public sealed record PlanRevision(DateOnly Until, PlanTerms Terms, bool IsCorrected = false)
{
    /// <summary>
    /// The releases of the record since it made this promise. Only readers whom all of them include see it, beside the owner. A promise that was kept without
    /// it is released as the record then was.
    /// </summary>
    public LastingRelease Release { get; init; } = LastingRelease.ToEveryone;
}
