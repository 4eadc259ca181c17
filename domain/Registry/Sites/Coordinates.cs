namespace CoProduction.Registry.Sites;

/// <summary>A town's place on the map, in decimal degrees (WGS 84), never finer than 0.01 degree.</summary>
public sealed record Coordinates
{
    /// <exception cref="ArgumentException">Out of range, or with more than two decimals.</exception>
    public Coordinates(decimal latitude, decimal longitude)
    {
        Latitude = Fault(latitude, 90) is { } latitudeFault ? throw new ArgumentException(latitudeFault, nameof(latitude)) : Plain(latitude);
        Longitude = Fault(longitude, 180) is { } longitudeFault ? throw new ArgumentException(longitudeFault, nameof(longitude)) : Plain(longitude);
    }

    /// <summary>North is positive; -90 to 90.</summary>
    public decimal Latitude { get; }

    /// <summary>East is positive; -180 to 180.</summary>
    public decimal Longitude { get; }

    /// <summary>What is wrong with one of the two numbers, or null.</summary>
    public static string? Fault(decimal degrees, int limit) =>
        Math.Abs(degrees) > limit ? $"Must be from -{limit} to {limit} degrees."
        : decimal.Round(degrees, 2) != degrees ? "Must not be finer than 0.01 degree: give the town, not the site."
        : null;

    // A decimal keeps the zeros that it was written with, and 41.4000 looks finer than it may be.
    private static decimal Plain(decimal degrees) => decimal.Round(degrees, 2);
}
