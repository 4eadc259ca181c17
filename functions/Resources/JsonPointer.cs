using System.Globalization;
using System.Text.Json;

namespace CoProduction.Functions.Resources;

/// <summary>Writes JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    private const int LongestName = 100;

    /// <summary>Points at a member of what <paramref name="parent"/> points at.</summary>
    public static string Member(string parent, string name) =>
        $"{parent}/{Shown(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>Points at an element of the list that <paramref name="parent"/> points at.</summary>
    public static string Element(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}/{index}");

    /// <summary>A name that a caller made up, cut to a length that is fit to be shown.</summary>
    public static string Shown(string name) => name.Length > LongestName ? $"{name[..LongestName]}…" : name;

    /// <summary>What a validator's path points at: <c>Lines[0].RatePerMonth</c> is <c>/lines/0/ratePerMonth</c>.</summary>
    public static string OfPath(string path) =>
        string.Concat(path
            .Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => $"/{JsonNamingPolicy.CamelCase.ConvertName(part)}"));

    /// <summary>Whether this, or something that holds it, is among <paramref name="pointers"/>.</summary>
    public static bool IsWithin(string pointer, IReadOnlySet<string> pointers)
    {
        for (var end = pointer.Length; end >= 0; end = end == 0 ? -1 : pointer.LastIndexOf('/', end - 1))
        {
            if (pointers.Contains(pointer[..end]))
            {
                return true;
            }
        }

        return false;
    }
}
