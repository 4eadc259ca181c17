using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Sites;
using FluentValidation;

namespace CoProduction.Functions.Registry;

public sealed class LocationBodyValidator : BodyValidator<LocationBody>
{
    public static readonly LocationBodyValidator Instance = new();

    public LocationBodyValidator()
    {
        RuleFor(location => location.Confidence).Required().OneOf<LocationConfidence>();
        RuleFor(location => location.Town).Optional().Text(Wording.Name);
        RuleFor(location => location.Latitude).Degrees(90);
        RuleFor(location => location.Longitude).Degrees(180);

        When(IsWithheld, () =>
        {
            RuleFor(location => location.Town).Null().WithMessage("A withheld location has no town.");
            RuleFor(location => location.Latitude).Null().WithMessage("A withheld location has no coordinates.");
            RuleFor(location => location.Longitude).Null().WithMessage("A withheld location has no coordinates.");
        }).Otherwise(() =>
        {
            RuleFor(location => location.Town)
                .NotNull().WithMessage("Must be given, unless confidence is withheld.")
                .MustHaveNo((_, town) => Location.TownFault(town!));
            RuleFor(location => location.Latitude)
                .NotNull().WithMessage("Must be given together with longitude.").When(location => location.Longitude is not null);
            RuleFor(location => location.Longitude)
                .NotNull().WithMessage("Must be given together with latitude.").When(location => location.Latitude is not null);
        });
    }

    private static bool IsWithheld(LocationBody location) => location.Confidence == Word.Of(LocationConfidence.Withheld);
}
