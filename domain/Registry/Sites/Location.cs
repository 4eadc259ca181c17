namespace CoProduction.Registry.Sites;

/// <summary>Where a site is: its town, never finer.</summary>
public sealed record Location
{
    /// <summary>The place of a site whose location is withheld.</summary>
    public static readonly Location Withheld = new(null, null, LocationConfidence.Withheld);

    /// <exception cref="ArgumentException">A withheld location with a town or coordinates, or another one without a town.</exception>
    public Location(string? town, Coordinates? coordinates, LocationConfidence confidence)
    {
        if (confidence == LocationConfidence.Withheld && (town is not null || coordinates is not null))
        {
            throw new ArgumentException("A withheld location has neither town nor coordinates.", nameof(confidence));
        }

        Town = confidence == LocationConfidence.Withheld ? null : Require.Text(town, Wording.Name, nameof(town));
        Coordinates = coordinates;
        Confidence = Require.Member(confidence, nameof(confidence));
    }

    public string? Town { get; }

    public Coordinates? Coordinates { get; }

    public LocationConfidence Confidence { get; }
}
