using System.Diagnostics.CodeAnalysis;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Import.Csv;

/// <summary>A release as a text: audiences, separated by commas or semicolons.</summary>
internal static class ReleaseText
{
    public static bool TryParse(string text, [NotNullWhen(true)] out Release? release)
    {
        var audiences = new List<Audience>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Audience.TryParse(part, out var audience))
            {
                release = null;
                return false;
            }

            audiences.Add(audience);
        }

        try
        {
            release = new Release(audiences);
            return true;
        }
        catch (ArgumentException)
        {
            release = null;
            return false;
        }
    }
}
