namespace CoProduction.Registry.Sites;

/// <summary>A town's coordinates in decimal degrees (WGS 84), never finer than 0.01 degree.</summary>
public sealed record Coordinates
{
    /// <exception cref="ArgumentException">A number is out of range or has more than two decimals.</exception>
    public Coordinates(decimal latitude, decimal longitude)
    {
        Latitude = Fault(latitude, 90) is { } latitudeFault ? throw new ArgumentException(latitudeFault, nameof(latitude)) : Plain(latitude);
        Longitude = Fault(longitude, 180) is { } longitudeFault ? throw new ArgumentException(longitudeFault, nameof(longitude)) : Plain(longitude);
    }

    /// <summary>North is positive; -90 to 90.</summary>
    public decimal Latitude { get; }

    /// <summary>East is positive; -180 to 180.</summary>
    public decimal Longitude { get; }

    /// <summary>What is wrong with a latitude or longitude; null if nothing is.</summary>
    public static string? Fault(decimal degrees, int limit) =>
        Math.Abs(degrees) > limit ? $"Must be from -{limit} to {limit} degrees."
        : decimal.Round(degrees, 2) != degrees ? "Must not be finer than 0.01 degree: give the town, not the site."
        : null;

    // A decimal keeps the zeros that it was written with, so 41.4000 would look finer than allowed.
    private static decimal Plain(decimal degrees) => decimal.Round(degrees, 2);
}
