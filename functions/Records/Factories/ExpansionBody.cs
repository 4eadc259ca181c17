using System.Globalization;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;
using FluentValidation;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A plan in an older form of JSON. It is added to the plans that are registered, and never returned.</summary>
public sealed record ExpansionBody
{
    /// <summary>Stays the same when the date moves. If absent, the id is x and the place in the list: x1, x2, …</summary>
    public string? Id { get; init; }

    /// <summary>The month from which the expansion counts.</summary>
    public string? Effective { get; init; }

    /// <summary>The line's total rate after the expansion, in units a month.</summary>
    public double? NewRatePerMonth { get; init; }

    /// <summary>The rate that the expansion adds, in units a month, if only that is published.</summary>
    public double? AddedRatePerMonth { get; init; }

    /// <summary>The months of an even ramp up to the new rate; 0 to 120. If absent, 0.</summary>
    public int? RampMonths { get; init; }

    /// <summary>proposed, announced, funded, contracted, building, commissioned or cancelled.</summary>
    public string? Stage { get; init; }

    /// <summary>reported or placeholder. If absent, reported.</summary>
    public string? DatePrecision { get; init; }

    /// <summary>Whether this request mends an error in what is registered, so that what that says was never promised.</summary>
    public bool? Correction { get; init; }

    /// <summary>The source of the expansion.</summary>
    public SourceBody? Source { get; init; }

    /// <summary>Earlier promises, oldest first. The register maintains this list; a request can set it only for a new expansion.</summary>
    public IReadOnlyList<ExpansionRevisionBody>? History { get; init; }

    /// <summary>Its id, or the id that its place gives.</summary>
    public string IdAt(int place) => Id ?? string.Create(CultureInfo.InvariantCulture, $"x{place}");
}

public sealed class ExpansionBodyValidator : BodyValidator<ExpansionBody>
{
    public static readonly ExpansionBodyValidator Instance = new();

    public ExpansionBodyValidator()
    {
        RuleFor(expansion => expansion.Id).Optional().Parses<Keyword>();
        RuleFor(expansion => expansion.Effective).Required().Parses<Month>();
        RuleFor(expansion => expansion.NewRatePerMonth).Amount();
        RuleFor(expansion => expansion.AddedRatePerMonth).Amount();
        RuleFor(expansion => expansion.RampMonths).Between(0, PlanTerms.LongestRamp);
        RuleFor(expansion => expansion.Stage).Required().OneOf<PlanStage>();
        RuleFor(expansion => expansion.DatePrecision).Optional().OneOf<DatePrecision>();
        RuleFor(expansion => expansion.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForEach(expansion => expansion.History).SetValidator(ExpansionRevisionBodyValidator.Instance);

        RuleFor(expansion => expansion.AddedRatePerMonth)
            .Null().WithMessage("Give the new total rate or the added rate, not both.").When(expansion => expansion.NewRatePerMonth is not null);
        RuleFor(expansion => expansion.History).Must(IsInOrder).WithMessage("Must be in the order of its days, oldest first.");
    }

    private static bool IsInOrder(IReadOnlyList<ExpansionRevisionBody>? history)
    {
        var days = (history ?? []).Select(revision => PlanDay.Find(revision.Until)).OfType<DateOnly>().ToArray();
        return days.Zip(days.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
