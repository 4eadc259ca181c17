using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Registry;

public sealed class LocationBodyValidator : BodyValidator<LocationBody>
{
    public static readonly LocationBodyValidator Instance = new();

    public LocationBodyValidator()
    {
        RequiresWord<LocationConfidence>(location => location.Confidence);
        AllowsText(location => location.Town, Wording.Name);
        AllowsDegrees(location => location.Latitude, 90);
        AllowsDegrees(location => location.Longitude, 180);

        Holds(location => location.Town, location => location switch
        {
            { Town: not null } when IsWithheld(location) => "A withheld location has no town.",
            { Town: null } when !IsWithheld(location) => "Must be given, unless confidence is withheld.",
            { Town: { } town } => Location.TownFault(town),
            _ => null,
        });
        Holds(location => location.Latitude, location => location switch
        {
            { Latitude: not null } when IsWithheld(location) => "A withheld location has no coordinates.",
            { Latitude: null, Longitude: not null } when !IsWithheld(location) => "Must be given together with longitude.",
            _ => null,
        });
        Holds(location => location.Longitude, location => location switch
        {
            { Longitude: not null } when IsWithheld(location) => "A withheld location has no coordinates.",
            { Longitude: null, Latitude: not null } when !IsWithheld(location) => "Must be given together with latitude.",
            _ => null,
        });
    }

    private static bool IsWithheld(LocationBody location) => location.Confidence == Word.Of(LocationConfidence.Withheld);
}
