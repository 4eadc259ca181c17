using System.Text.Json;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.Http;

/// <summary>Points into what a caller sent.</summary>
internal static class BodyPointer
{
    private const int LongestName = 100;

    /// <summary>Points at a member of what <paramref name="parent"/> points at. A long name is cut.</summary>
    public static string Member(string parent, string name) => JsonPointer.Member(parent, Shown(name));

    /// <summary>A name that a caller made up, cut to a length that is fit to be shown.</summary>
    public static string Shown(string name) => name.Length > LongestName ? $"{name[..LongestName]}…" : name;

    /// <summary>What a validator's path points at: <c>Lines[0].RatePerMonth</c> is <c>/lines/0/ratePerMonth</c>.</summary>
    public static string OfPath(string path) =>
        string.Concat(path
            .Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => $"/{JsonNamingPolicy.CamelCase.ConvertName(part)}"));
}
