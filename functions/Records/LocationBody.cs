using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Sites;
using FluentValidation;

namespace CoProduction.Functions.Records;

/// <summary>The location of a site: its town, never finer than 0.01 degree.</summary>
public sealed record LocationBody
{
    /// <summary>A location with every property.</summary>
    internal static LocationBody Example { get; } = new() { Town = "Nowa Dęba", Latitude = 50.42m, Longitude = 21.75m, Confidence = "reported" };

    /// <summary>The town.</summary>
    public string? Town { get; init; }

    /// <summary>Decimal degrees north, at most two decimals.</summary>
    public decimal? Latitude { get; init; }

    /// <summary>Decimal degrees east, at most two decimals.</summary>
    public decimal? Longitude { get; init; }

    /// <summary>reported, recalled or withheld.</summary>
    public string? Confidence { get; init; }

    public static LocationBody From(Location location) => new()
    {
        Town = location.Town,
        Latitude = location.Coordinates?.Latitude,
        Longitude = location.Coordinates?.Longitude,
        Confidence = Word.Of(location.Confidence),
    };

    public Location ToLocation() =>
        new(
            Town,
            Latitude is { } latitude && Longitude is { } longitude ? new Coordinates(latitude, longitude) : null,
            Word.As<LocationConfidence>(Confidence));
}

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
