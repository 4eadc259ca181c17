using System.Globalization;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;
using FluentValidation;

namespace CoProduction.Functions.Records.Factories;

/// <summary>An earlier promise of an expansion in JSON.</summary>
public sealed record ExpansionRevisionBody
{
    /// <summary>The day on which the register recorded the next promise, such as 2026-03-31.</summary>
    public string? Until { get; init; }

    public string? Effective { get; init; }

    public double? NewRatePerMonth { get; init; }

    public double? AddedRatePerMonth { get; init; }

    public string? Stage { get; init; }

    public static ExpansionRevisionBody From(ExpansionRevision revision) => new()
    {
        Until = revision.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Effective = revision.Effective.ToString(),
        NewRatePerMonth = revision.NewRate?.Units,
        AddedRatePerMonth = revision.AddedRate?.Units,
        Stage = Word.Of(revision.Stage),
    };

    public ExpansionRevision ToRevision() =>
        new(
            DateOnly.ParseExact(Until!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Parsed.As<Month>(Effective),
            NewRatePerMonth is { } rate ? new MonthlyRate(rate) : null,
            AddedRatePerMonth is { } added ? new MonthlyRate(added) : null,
            Word.As<ExpansionStage>(Stage));
}

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
