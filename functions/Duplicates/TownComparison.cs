using CoProduction.Registry.Sites;
using FuzzySharp;

namespace CoProduction.Functions.Duplicates;

/// <summary>Compares the towns of two sites, by name and by coordinates.</summary>
internal static class TownComparison
{
    /// <summary>The most by which two records of one town's coordinates differ, in degrees of latitude or longitude.</summary>
    public const decimal Near = 0.05m;

    // Two towns with the same name are farther apart than this, in degrees. Two records of one town are not.
    private const decimal Far = 0.5m;
    private const int Alike = 85;

    /// <summary>How the towns of two sites relate.</summary>
    public static TownMatch Of(SiteProfile one, SiteProfile other)
    {
        if (Apart(one.Outline.Coordinates, other.Outline.Coordinates) is { } apart && (apart <= Near || apart > Far))
        {
            return apart > Far ? TownMatch.Other : IsSameTown(one, other) ? TownMatch.SameTown : TownMatch.Near;
        }

        return one.Town.Count == 0 || other.Town.Count == 0 ? TownMatch.Unknown
            : IsSameTown(one, other) ? TownMatch.SameTown
            : one.IsNamedAfter(other.Town) || other.IsNamedAfter(one.Town) ? TownMatch.Named
            : TownMatch.Other;
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

/// <summary>How the towns of two sites relate.</summary>
internal enum TownMatch
{
    /// <summary>The town of one site is unknown, so they may be in the same town.</summary>
    Unknown,

    SameTown,

    /// <summary>The towns have different names, but the coordinates are those of one town.</summary>
    Near,

    /// <summary>The towns have different names, but one site is named after the town of the other, such as a village near a post town.</summary>
    Named,

    Other,
}
