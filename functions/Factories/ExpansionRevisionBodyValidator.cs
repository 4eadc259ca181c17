using System.Globalization;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using FluentValidation;

namespace CoProduction.Functions.Factories;

public sealed class ExpansionRevisionBodyValidator : BodyValidator<ExpansionRevisionBody>
{
    public static readonly ExpansionRevisionBodyValidator Instance = new();

    public ExpansionRevisionBodyValidator()
    {
        RuleFor(revision => revision.Until).Required().Text(10);
        RuleFor(revision => revision.Until)
            .Must((revision, _) => DayOf(revision) is not null).WithMessage("Must be a day, such as 2026-03-31.")
            .When(revision => revision is { Until.Length: <= 10 } && !string.IsNullOrWhiteSpace(revision.Until));
        RuleFor(revision => revision.Effective).Required().Parses<Month>();
        RuleFor(revision => revision.NewRatePerMonth).Amount();
        RuleFor(revision => revision.AddedRatePerMonth).Amount();
        RuleFor(revision => revision.Stage).Required().OneOf<ExpansionStage>();
    }

    internal static DateOnly? DayOf(ExpansionRevisionBody revision) =>
        DateOnly.TryParseExact(revision.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
