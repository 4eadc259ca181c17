using CoProduction.Functions.Http.Validation;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;

namespace CoProduction.Functions.Records.Factories;

/// <summary>An earlier promise in an older form of JSON.</summary>
public sealed record ExpansionRevisionBody
{
    /// <summary>The day on which the register recorded the next promise, such as 2026-03-31.</summary>
    public string? Until { get; init; }

    public string? Effective { get; init; }

    /// <summary>The rate that was promised, in units a month.</summary>
    public double? NewRatePerMonth { get; init; }

    /// <summary>The added rate that was promised, in units a month.</summary>
    public double? AddedRatePerMonth { get; init; }

    /// <summary>The stage that was stated.</summary>
    public string? Stage { get; init; }
}

public sealed class ExpansionRevisionBodyValidator : BodyValidator<ExpansionRevisionBody>
{
    public static readonly ExpansionRevisionBodyValidator Instance = new();

    public ExpansionRevisionBodyValidator()
    {
        RuleFor(revision => revision.Until).Required().Text(10).Day();
        RuleFor(revision => revision.Effective).Required().Parses<Month>();
        RuleFor(revision => revision.NewRatePerMonth).Amount();
        RuleFor(revision => revision.AddedRatePerMonth).Amount();
        RuleFor(revision => revision.Stage).Required().OneOf<PlanStage>();
    }
}
