using CoProduction.Registry.Sites;
using FuzzySharp;

namespace CoProduction.Functions.Duplicates;

/// <summary>Whether two sites are in one place, by their towns and by their coordinates.</summary>
internal static class PlaceComparison
{
    /// <summary>Degrees of latitude, and of longitude, that two figures for one town may differ by.</summary>
    public const decimal Near = 0.05m;

    // Two towns of one name lie farther apart than two figures for one town.
    private const decimal Far = 0.5m;
    private const int Alike = 85;

    /// <summary>What is known of the two places.</summary>
    public static Place Of(SiteProfile one, SiteProfile other)
    {
        if (Apart(one.Outline.Coordinates, other.Outline.Coordinates) is { } apart && (apart <= Near || apart > Far))
        {
            return apart > Far ? Place.Other : IsSameTown(one, other) ? Place.SameTown : Place.Near;
        }

        return one.Town.Count == 0 || other.Town.Count == 0 ? Place.Unknown
            : IsSameTown(one, other) ? Place.SameTown
            : Place.Other;
    }

    private static decimal? Apart(Coordinates? one, Coordinates? other) =>
        one is null || other is null
            ? null
            : Math.Max(Math.Abs(one.Latitude - other.Latitude), Math.Abs(one.Longitude - other.Longitude));

    private static bool IsSameTown(SiteProfile one, SiteProfile other) =>
        one.Town.Count > 0 && other.Town.Count > 0
        && (one.Town.SequenceEqual(other.Town)
            || (!HasNumber(one) && !HasNumber(other) && Fuzz.TokenSetRatio(string.Join(' ', one.Town), string.Join(' ', other.Town)) >= Alike));

    private static bool HasNumber(SiteProfile site) => site.Town.Any(word => char.IsDigit(word[0]));
}
