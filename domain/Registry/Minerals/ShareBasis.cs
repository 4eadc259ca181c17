using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Minerals;

/// <summary>
/// The whole that a country's share of a mineral is part of, and so whose makers lose it: <c>world</c>, <c>exports</c>, <c>theater:europe</c> or
/// <c>partner:POL</c>. A note in parentheses keeps statements about one whole apart that must not be added: <c>world (EU study)</c>.
/// </summary>
/// <remarks>
/// What people write instead is understood where it is clear (<see cref="WrittenBasis"/>). Any other text stays as it is written. It is about no
/// makers in particular, so that it is shown, and no calculation uses the share.
/// </remarks>
public sealed partial record ShareBasis : IParsed<ShareBasis>, IComparable<ShareBasis>
{
    public static readonly ShareBasis World = new(ShareWhole.World, null, null, null);

    /// <summary>What is traded between countries.</summary>
    public static readonly ShareBasis Exports = new(ShareWhole.Exports, null, null, null);

    private ShareBasis(ShareWhole whole, Theater? theater, CountryCode? partner, string? note)
    {
        (Whole, Theater, Partner, Note) = (whole, theater, partner, note);
        var name = whole switch
        {
            ShareWhole.World => "world",
            ShareWhole.Exports => "exports",
            ShareWhole.Theater => $"theater:{Word.Of(theater!.Value)}",
            ShareWhole.Partner => $"partner:{partner}",
            _ => null,
        };
        Value = name is null ? note! : note is null ? name : $"{name} ({note})";
    }

    /// <summary>The basis in its own words, however it was written.</summary>
    public string Value { get; }

    public ShareWhole Whole { get; }

    /// <summary>The theater whose supply it is; null if it is something else.</summary>
    public Theater? Theater { get; }

    /// <summary>The partner whose supply it is; null if it is something else.</summary>
    public CountryCode? Partner { get; }

    /// <summary>What keeps it apart from others of the same whole, or the text as written if it is about no makers; null if neither.</summary>
    public string? Note { get; }

    public static string Rule =>
        "Use world, exports, theater: with a theater, such as theater:europe, or partner: with a country code, such as partner:POL, and a note in "
        + $"parentheses if need be. Any other text of at most {Wording.Name} characters is kept, but no calculation uses the share.";

    public static ShareBasis Of(Theater theater) => new(ShareWhole.Theater, theater, null, null);

    public static ShareBasis Of(CountryCode partner) => new(ShareWhole.Partner, null, partner, null);

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out ShareBasis value)
    {
        value = string.IsNullOrWhiteSpace(text) || Wording.Fault(text, Wording.Name) is not null ? null
            : Structured().Match(text) is { Success: true } match ? Of(match)
            : WrittenBasis.Understood(text) is { Value.Length: <= Wording.Name } understood ? understood
            : new ShareBasis(ShareWhole.Other, null, null, text);
        return value is not null;
    }

    /// <summary>The same whole with a note; null for none.</summary>
    public ShareBasis Noting(string? note) => new(Whole, Theater, Partner, note);

    public int CompareTo(ShareBasis? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    /// <returns>Null if there is no such theater or country.</returns>
    private static ShareBasis? Of(Match match)
    {
        var (name, note) = (match.Groups["name"].Value, match.Groups["note"] is { Success: true, Value: var text } ? text : null);
        var whole = match.Groups["whole"].Value.ToUpperInvariant() switch
        {
            "WORLD" => World,
            "EXPORTS" => Exports,
            "THEATER:" => Word.TryParse<Theater>(name.ToLowerInvariant(), out var theater) ? Of(theater) : null,
            _ => CountryCode.TryParse(name.ToUpperInvariant(), out var partner) ? Of(partner) : null,
        };
        return note is null ? whole : whole?.Noting(note);
    }

    // A theater or partner that does not exist must not pass for a text of one's own.
    [GeneratedRegex(
        @"\A(?:(?<whole>world|exports)|(?<whole>theater:|partner:)(?<name>[^(]*?))(?: \((?<note>.+)\))?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Structured();
}

/// <summary>The kind of whole that a share is part of.</summary>
public enum ShareWhole
{
    /// <summary>What all countries make. Makers everywhere lose the share.</summary>
    World,

    /// <summary>What countries sell to each other. Makers everywhere lose the share.</summary>
    Exports,

    /// <summary>What a theater's makers use. Only they lose the share.</summary>
    Theater,

    /// <summary>What a partner's makers use. Only they lose the share.</summary>
    Partner,

    /// <summary>Something else, about no makers in particular. Nobody is taken to lose the share.</summary>
    Other,
}
