using System.Diagnostics.CodeAnalysis;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Several releases as a text: <c>POL,NATO&amp;JPN</c>, or <c>owner</c> if one of them included nobody else.</summary>
internal static class LastingReleaseText
{
    private const string Owner = "owner";

    /// <summary>The text; null if everyone is included.</summary>
    public static string? Of(LastingRelease release) =>
        release.Releases.Count == 0 ? null
        : string.Join('&', release.Releases.Select(one => one == Release.OwnerOnly ? Owner : string.Join(',', one.Audiences)));

    public static bool TryParse(string text, [NotNullWhen(true)] out LastingRelease? release)
    {
        release = LastingRelease.ToEveryone;
        foreach (var part in text.Split('&'))
        {
            var one = Release.OwnerOnly;
            if (part != Owner && !(part.Length > 0 && ReleaseText.TryParse(part, out one)))
            {
                release = null;
                return false;
            }

            release = release.And(one);
        }

        return true;
    }
}
