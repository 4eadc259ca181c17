using System.Globalization;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry.Plans;

namespace CoProduction.Functions.Records.Factories;

/// <summary>What a plan promised earlier, in JSON.</summary>
public sealed record PlanRevisionBody : PlanTermsBody
{
    /// <summary>The day on which the register recorded the next promise, such as 2026-03-31.</summary>
    public string? HeldUntil { get; init; }

    /// <summary>Whether the next version mended an error, so that nobody ever promised this.</summary>
    public bool? Corrected { get; init; }

    public static PlanRevisionBody Of(PlanRevision revision) => Of(revision.Terms, new PlanRevisionBody
    {
        HeldUntil = revision.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Corrected = revision.IsCorrected ? true : null,
    });

    public PlanRevision ToRevision() => new(PlanDay.Find(HeldUntil)!.Value, ToTerms(ramp: null), Corrected == true);
}

public sealed class PlanRevisionBodyValidator : PlanTermsBodyValidator<PlanRevisionBody>
{
    public static readonly PlanRevisionBodyValidator Instance = new();

    public PlanRevisionBodyValidator() => RuleFor(revision => revision.HeldUntil).Required().Text(10).Day();
}
