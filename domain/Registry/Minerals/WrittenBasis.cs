using System.Text.RegularExpressions;
using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Minerals;

/// <summary>Understands the words in which sources state what a share is part of: "global production", "European supply", "world exports".</summary>
/// <remarks>
/// A text is clear if it names the world, a theater or a partner and goes on with its production or supply, or with nothing. What goes beyond that
/// becomes the note. A share of reserves, demand or imports is not one of what makers use, and is not understood as one.
/// </remarks>
internal static partial class WrittenBasis
{
    private static readonly (string Words, ShareBasis Whole)[] Wholes =
    [
        ("world|world's|worldwide|global", ShareBasis.World),
        ("north[ -]america|north[ -]america's|north[ -]american", ShareBasis.Of(Theater.NorthAmerica)),
        ("latin[ -]america|latin[ -]america's|latin[ -]american", ShareBasis.Of(Theater.LatinAmerica)),
        ("europe|europe's|european", ShareBasis.Of(Theater.Europe)),
        ("africa|africa's|african", ShareBasis.Of(Theater.Africa)),
        ("middle[ -]east|middle[ -]east's|middle[ -]eastern", ShareBasis.Of(Theater.MiddleEast)),
        ("indo-pacific|indo-pacific's", ShareBasis.Of(Theater.IndoPacific)),
        (@"us|u\.s\.|united states|united states'", ShareBasis.Of(Parsed.As<CountryCode>("USA"))),
        (@"uk|u\.k\.|british|united kingdom|united kingdom's", ShareBasis.Of(Parsed.As<CountryCode>("GBR"))),
    ];

    private static readonly (Regex Words, ShareBasis Whole)[] Beginnings =
        [.. Wholes.Select(whole => (new Regex($@"\A(?:{whole.Words})(?=\z| )", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase), whole.Whole))];

    /// <returns>Null if the text is not clear.</returns>
    public static ShareBasis? Understood(string text)
    {
        var match = Parts().Match(text);
        var (said, note) = (match.Groups["said"].Value, match.Groups["note"] is { Success: true, Value: var noted } ? noted : null);
        return OfTrade().IsMatch(said) ? ShareBasis.Exports.Noting(note)
            : Begun(said) is not var (whole, rest) ? null
            : OfSupply().IsMatch(rest) ? whole.Noting(note)
            : OfSomeSupply().IsMatch(rest) ? whole.Noting(note is null ? rest : $"{rest}, {note}")
            : null;
    }

    /// <summary>The whole that a text begins with, and what comes after it; null if it begins with none.</summary>
    private static (ShareBasis Whole, string After)? Begun(string said)
    {
        foreach (var (words, whole) in Beginnings)
        {
            if (words.Match(said) is { Success: true, Length: var length })
            {
                return (whole, said[length..].TrimStart());
            }
        }

        return said.Split(' ', 2) is [var first, .. var rest] && CountryCode.TryParse(first, out var partner)
            ? (ShareBasis.Of(partner), rest is [var after] ? after : "")
            : null;
    }

    [GeneratedRegex(@"\A(?<said>[^(]*?)(?: ?\((?<note>.+)\))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(
        @"\A(?:(?:world|world's|worldwide|global|international) )?(?:exports?|trade)\z|\Aexports worldwide\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfTrade();

    /// <summary>Words that say no more than the stage of the share does.</summary>
    [GeneratedRegex(
        @"\A(?:(?:total|mine|mined|mining|refined|refinery|refining)(?:\z| ))*(?:production|output|supply|supplies|total)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfSupply();

    [GeneratedRegex(
        @"\A(?:[^(]* )?(?:production|output|supply)(?: at scale)?\z|\A(?:excluding|without|outside) [^(]+\z|\Acrude steel\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfSomeSupply();
}
