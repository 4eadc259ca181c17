using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Registry;

/// <summary>Where a site is: its town, never finer than 0.01 degree.</summary>
public sealed record LocationBody
{
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
