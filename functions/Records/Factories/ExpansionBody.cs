using System.Globalization;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;
using FluentValidation;

namespace CoProduction.Functions.Records.Factories;

/// <summary>An expansion in JSON: a promised change of a line's rate.</summary>
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

    public SourceBody? Source { get; init; }

    /// <summary>Earlier promises, oldest first. The register maintains this list; a request can set it only for a new expansion.</summary>
    public IReadOnlyList<ExpansionRevisionBody>? History { get; init; }

    public static ExpansionBody From(Expansion expansion) => new()
    {
        Id = expansion.Id.Value,
        Effective = expansion.Effective.ToString(),
        NewRatePerMonth = expansion.NewRate?.Units,
        AddedRatePerMonth = expansion.AddedRate?.Units,
        RampMonths = expansion.RampMonths == 0 ? null : expansion.RampMonths,
        Stage = Word.Of(expansion.Stage),
        DatePrecision = Word.Of(expansion.DatePrecision),
        Source = SourceBody.From(expansion.Source),
        History = expansion.History.Count == 0 ? null : [.. expansion.History.Select(ExpansionRevisionBody.From)],
    };

    /// <param name="place">Its place in the list, from 1, which gives an absent id.</param>
    public Expansion ToExpansion(int place) =>
        new(
            Parsed.As<Keyword>(IdAt(place)),
            Parsed.As<Month>(Effective),
            NewRatePerMonth is { } rate ? new MonthlyRate(rate) : null,
            AddedRatePerMonth is { } added ? new MonthlyRate(added) : null,
            RampMonths ?? 0,
            Word.As<ExpansionStage>(Stage),
            DatePrecision is null ? CoProduction.Registry.Factories.DatePrecision.Reported : Word.As<DatePrecision>(DatePrecision),
            Source!.ToSource(),
            [.. (History ?? []).Select(revision => revision.ToRevision())]);

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
        RuleFor(expansion => expansion.RampMonths).Between(0, Expansion.LongestRamp);
        RuleFor(expansion => expansion.Stage).Required().OneOf<ExpansionStage>();
        RuleFor(expansion => expansion.DatePrecision).Optional().OneOf<DatePrecision>();
        RuleFor(expansion => expansion.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForEach(expansion => expansion.History).SetValidator(ExpansionRevisionBodyValidator.Instance);

        RuleFor(expansion => expansion.AddedRatePerMonth)
            .Null().WithMessage("Give the new total rate or the added rate, not both.").When(expansion => expansion.NewRatePerMonth is not null);
        RuleFor(expansion => expansion.History).Must(IsInOrder).WithMessage("Must be in the order of its days, oldest first.");
    }

    private static bool IsInOrder(IReadOnlyList<ExpansionRevisionBody>? history)
    {
        var days = (history ?? []).Select(ExpansionRevisionBodyValidator.DayOf).OfType<DateOnly>().ToArray();
        return days.Zip(days.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
