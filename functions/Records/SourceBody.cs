using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;
using FluentValidation;

namespace CoProduction.Functions.Records;

/// <summary>The source of a figure.</summary>
public sealed record SourceBody
{
    /// <summary>A source with every property.</summary>
    internal static SourceBody Example { get; } = new()
    {
        Publisher = "Ministry of Defence",
        Title = "Ammunition production in 2025",
        Url = "https://example.org/ammunition-2025",
        Date = "2025-07-20",
        Confidence = "reported",
        Notes = "Rounded to hundreds.",
    };

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its address.</summary>
    public string? Url { get; init; }

    /// <summary>A year, half, quarter, month, day or span of years: 2024, 2024-H1, 2024-Q3, 2024-07, 2024-07-20, 2024-2025.</summary>
    public string? Date { get; init; }

    /// <summary>reported, recalled or estimate.</summary>
    public string? Confidence { get; init; }

    /// <summary>What else there is to know of it.</summary>
    public string? Notes { get; init; }

    public static SourceBody From(Source source) => new()
    {
        Publisher = source.Publisher,
        Title = source.Title,
        Url = source.Url,
        Date = source.Date?.Text,
        Confidence = Word.Of(source.Confidence),
        Notes = source.Notes,
    };

    public Source ToSource() =>
        new(Publisher!, Title, Url, Parsed.OrNull<Period>(Date), Word.As<Confidence>(Confidence), Notes);
}

public sealed class SourceBodyValidator : BodyValidator<SourceBody>
{
    public static readonly SourceBodyValidator Instance = new();

    public SourceBodyValidator()
    {
        RuleFor(source => source.Publisher).Required().Text(Wording.Name);
        RuleFor(source => source.Title).Optional().Text(Wording.Title);
        RuleFor(source => source.Url).Optional().Text(Wording.Url);
        RuleFor(source => source.Date).Optional().Parses<Period>();
        RuleFor(source => source.Confidence).Required().OneOf<Confidence>();
        RuleFor(source => source.Notes).Optional().Text(Wording.Notes);

        RuleFor(source => source.Publisher)
            .Must(publisher => publisher is null || !publisher.Contains(": ", StringComparison.Ordinal))
            .WithMessage("Must not contain ': '; what follows it is the title.");
        RuleFor(source => source.Url).Must(url => Source.IsWebAddress(url!)).WithMessage(Source.UrlRule).When(HasUrl);
    }

    private static bool HasUrl(SourceBody source) => !string.IsNullOrWhiteSpace(source.Url) && Wording.Fault(source.Url, Wording.Url) is null;
}
