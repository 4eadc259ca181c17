using System.Text.Json.Serialization;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry.Plans;

namespace CoProduction.Functions.Records.Factories;

/// <summary>What a plan promised earlier, in JSON.</summary>
public sealed record PlanRevisionBody : PlanTermsBody
{
    /// <summary>The day on which the register recorded the next promise, such as 2026-03-31.</summary>
    [JsonPropertyOrder(-2)]
    public string? HeldUntil { get; init; }

    /// <summary>Whether the next version mended an error, so that nobody ever promised this.</summary>
    public bool? Corrected { get; init; }

    /// <summary>
    /// The releases that the factory has had since it made the promise. Beside the owner, only readers whom each of them includes see the promise. Absent if
    /// it was released to everyone all that time. The register maintains this list; in a new history, it adds the present release.
    /// </summary>
    public IReadOnlyList<EarlierReleaseBody>? Releases { get; init; }

    public static PlanRevisionBody Of(PlanRevision revision) => Of(revision.Terms, new PlanRevisionBody
    {
        HeldUntil = PlanDay.Text(revision.Until),
        Corrected = revision.IsCorrected ? true : null,
        Releases = EarlierReleaseBody.Of(revision.Release),
    });

    public PlanRevision ToRevision() => new(PlanDay.Find(HeldUntil)!.Value, ToTerms(ramp: null), Corrected == true) { Release = EarlierReleaseBody.ToRelease(Releases) };
}

public sealed class PlanRevisionBodyValidator : PlanTermsBodyValidator<PlanRevisionBody>
{
    public static readonly PlanRevisionBodyValidator Instance = new();

    public PlanRevisionBodyValidator()
    {
        RuleFor(revision => revision.HeldUntil).Required().Text(10).Day();
        RuleForEach(revision => revision.Releases).SetValidator(EarlierReleaseBodyValidator.Instance);
        RuleFor(revision => revision.Releases).DistinctBy((release, _) => release?.Key, "Must not name a release twice.");
    }
}
