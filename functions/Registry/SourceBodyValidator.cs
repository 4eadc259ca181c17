using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Sources;
using FluentValidation;

namespace CoProduction.Functions.Registry;

public sealed class SourceBodyValidator : BodyValidator<SourceBody>
{
    public static readonly SourceBodyValidator Instance = new();

    public SourceBodyValidator()
    {
        RuleFor(source => source.Publisher).Required().Text(Wording.Name);
        RuleFor(source => source.Title).Optional().Text(Wording.Title);
        RuleFor(source => source.Url).Optional().Text(Wording.Url);
        RuleFor(source => source.Date).Optional().Parses<PartialDate>();
        RuleFor(source => source.Confidence).Required().OneOf<Confidence>();
        RuleFor(source => source.Notes).Optional().Text(Wording.Notes);

        RuleFor(source => source.Publisher)
            .Must(publisher => publisher is null || !publisher.Contains(": ", StringComparison.Ordinal))
            .WithMessage("Must not contain ': '; what follows it is the title.");
        RuleFor(source => source.Url).Must(url => Source.IsWebAddress(url!)).WithMessage(Source.UrlRule).When(HasUrl);
    }

    private static bool HasUrl(SourceBody source) => !string.IsNullOrWhiteSpace(source.Url) && Wording.Fault(source.Url, Wording.Url) is null;
}
