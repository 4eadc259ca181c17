using System.Text.RegularExpressions;

namespace CoProduction.Registry.Sites;

/// <summary>A site's location: its town, never finer.</summary>
public sealed partial record Location
{
    /// <summary>The location of a site whose location is withheld.</summary>
    public static readonly Location Withheld = new(null, null, LocationConfidence.Withheld);

    /// <exception cref="ArgumentException">A withheld location has a town or coordinates, or any other location has no town.</exception>
    public Location(string? town, Coordinates? coordinates, LocationConfidence confidence)
    {
        if (confidence == LocationConfidence.Withheld && (town is not null || coordinates is not null))
        {
            throw new ArgumentException("A withheld location has neither town nor coordinates.", nameof(confidence));
        }

        Town = confidence == LocationConfidence.Withheld ? null : Require.Text(town, Wording.Name, nameof(town));
        if (Town is not null && TownFault(Town) is { } fault)
        {
            throw new ArgumentException(fault, nameof(town));
        }

        Coordinates = coordinates;
        Confidence = Require.Member(confidence, nameof(confidence));
    }

    public string? Town { get; }

    public Coordinates? Coordinates { get; }

    public LocationConfidence Confidence { get; }

    /// <summary>What is wrong with a town's name; null if nothing is. Refuses fine coordinates, which could enter the register as a name.</summary>
    public static string? TownFault(string town) =>
        FineCoordinates().IsMatch(town) ? "Must be the name of a town; coordinates are given apart, and never finer than 0.01 degree." : null;

    [GeneratedRegex(@"°|[0-9][.,][0-9]{3}", RegexOptions.CultureInvariant)]
    private static partial Regex FineCoordinates();
}
