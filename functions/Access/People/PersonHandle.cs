using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.People;

/// <summary>
/// Stands for a person, or a program that signs in as itself, wherever it is kept who did something: <c>POL:person~</c> and 32 random hexadecimal digits.
/// Nothing of the subject is in it, and no subject has a name that looks like it (<see cref="Tokens.SubjectName"/>).
/// </summary>
public sealed partial record PersonHandle : IParsed<PersonHandle>
{
    private const string Mark = ":person~";
    private const int Digits = 32;

    private PersonHandle(CountryCode partner, string value) => (Partner, Value) = (partner, value);

    /// <summary>The partner that the person spoke for.</summary>
    public CountryCode Partner { get; }

    public string Value { get; }

    public static string Rule =>
        $"A handle is what histories show in by: a partner's code, {Mark} and {Digits} hexadecimal digits, such as POL{Mark}0f1e2d3c4b5a69788796a5b4c3d2e1f0.";

    /// <summary>A new handle. Nobody else has it.</summary>
    public static PersonHandle New(CountryCode partner) => new(partner, $"{partner}{Mark}{RandomNumberGenerator.GetHexString(Digits, lowercase: true)}");

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out PersonHandle value)
    {
        value = text is not null && Whole().IsMatch(text) && CountryCode.TryParse(text[..text.IndexOf(':', StringComparison.Ordinal)], out var partner)
            ? new PersonHandle(partner, text)
            : null;
        return value is not null;
    }

    /// <summary>The handle in the name of an author, which an import goes on with its id; null if there is none.</summary>
    public static PersonHandle? In(string? author) => TryParse(author?.Split(' ')[0], out var handle) ? handle : null;

    /// <summary>All handles in a text.</summary>
    public static IEnumerable<PersonHandle> AllIn(string text) =>
        Anywhere().Matches(text).SelectMany(match => TryParse(match.Value, out var handle) ? (PersonHandle[])[handle] : []);

    /// <summary>The text with something else in place of each handle.</summary>
    public static string Replace(string text, Func<PersonHandle, string> by) =>
        Anywhere().Replace(text, match => TryParse(match.Value, out var handle) ? by(handle) : match.Value);

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Z]{3}:person~[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\b[A-Z]{3}:person~[0-9a-f]{32}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();
}
