using System.Text.Json.Serialization;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Plans;
using FluentValidation;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A plan in JSON: a promised change of a line's rate. A plan that is left out of a line is withdrawn; it never vanishes.</summary>
public sealed record PlanBody : PlanTermsBody
{
    /// <summary>Stays the same when the date moves; unique within the line.</summary>
    [JsonPropertyOrder(-2)]
    public string? Id { get; init; }

    /// <summary>reported or placeholder. If absent, reported.</summary>
    public string? DatePrecision { get; init; }

    /// <summary>The id of the plan of the same line that came in its place.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The day on which the line was stated without it. The register sets it for a plan that is left out.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>
    /// For a plan that has ended and is no longer stated, the releases that the factory has had since it was. Beside the owner, only readers whom each of them
    /// includes see the plan. Absent if it was released to everyone all that time. The register maintains this list.
    /// </summary>
    public IReadOnlyList<EarlierReleaseBody>? Releases { get; init; }

    /// <summary>Whether this request mends an error in what is registered, so that what that says was never promised. Never returned.</summary>
    public bool? Correction { get; init; }

    /// <summary>The source of the plan.</summary>
    public SourceBody? Source { get; init; }

    /// <summary>
    /// Earlier promises, oldest first, without those that the factory made while it was hidden from the caller. The register maintains this list; a request can
    /// set it only for a new plan.
    /// </summary>
    public IReadOnlyList<PlanRevisionBody>? History { get; init; }

    /// <summary>Whether the id is only the plan's place in a list of the older form.</summary>
    internal bool IsUnnamed { get; init; }

    public static PlanBody Of(Plan plan)
    {
        var terms = Of(plan.Terms, new PlanBody
        {
            Id = plan.Id.Value,
            DatePrecision = Word.Of(plan.DatePrecision),
            ReplacedBy = plan.ReplacedBy?.Value,
            Withdrawn = plan.Withdrawn is { } day ? PlanDay.Text(day) : null,
            Releases = EarlierReleaseBody.Of(plan.Release),
            Source = SourceBody.From(plan.Source),
            History = plan.History.Count == 0 ? null : [.. plan.History.Select(PlanRevisionBody.Of)],
        });
        return terms with { RampMonths = plan.RampMonths == 0 ? null : plan.RampMonths };
    }

    public Plan ToPlan() =>
        new(
            Parsed.As<Keyword>(Id),
            ToTerms(ramp: 0),
            DatePrecision is null ? Registry.Plans.DatePrecision.Reported : Word.As<DatePrecision>(DatePrecision),
            Source!.ToSource(),
            [.. (History ?? []).Select(revision => revision.ToRevision())])
        {
            ReplacedBy = Parsed.OrNull<Keyword>(ReplacedBy),
            Withdrawn = PlanDay.Find(Withdrawn),
            Release = EarlierReleaseBody.ToRelease(Releases),
            IsCorrection = Correction == true,
            IsUnnamed = IsUnnamed,
        };
}

public sealed class PlanBodyValidator : PlanTermsBodyValidator<PlanBody>
{
    public static readonly PlanBodyValidator Instance = new();

    public PlanBodyValidator()
    {
        RuleFor(plan => plan.Id).Required().Parses<Keyword>();
        RuleFor(plan => plan.DatePrecision).Optional().OneOf<DatePrecision>();
        RuleFor(plan => plan.ReplacedBy).Optional().Parses<Keyword>();
        RuleFor(plan => plan.Withdrawn).Optional().Text(10).Day();
        RuleForEach(plan => plan.Releases).SetValidator(EarlierReleaseBodyValidator.Instance);
        RuleFor(plan => plan.Releases).DistinctBy((release, _) => release?.Key, "Must not name a release twice.");
        RuleFor(plan => plan.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForEach(plan => plan.History).SetValidator(PlanRevisionBodyValidator.Instance);
        RuleFor(plan => plan.History).Must(IsInOrder).WithMessage("Must be in the order of its days, oldest first.");
    }

    private static bool IsInOrder(IReadOnlyList<PlanRevisionBody>? history)
    {
        var days = (history ?? []).Select(revision => PlanDay.Find(revision.HeldUntil)).OfType<DateOnly>().ToArray();
        return days.Zip(days.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
