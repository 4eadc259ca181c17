using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CoProduction.Registry.Partners;

/// <summary>A group of partners, by its abbreviation: NATO, AUKUS, EU, G7.</summary>
public sealed partial record Membership : IParsed<Membership>
{
    public static readonly Membership EuropeanUnion = new("EU");

    private const int ShortestMisspelt = 4;

    private Membership(string value) => Value = value;

    public string Value { get; }

    public static string Rule =>
        "A membership has 2 to 20 capital letters, digits or dashes, and is not three letters, which would be a country: NATO, EU, G7.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out Membership value)
    {
        value = text is not null && Pattern().IsMatch(text) ? new Membership(text) : null;
        return value is not null;
    }

    /// <summary>
    /// The known membership that this one is probably misspelt for; null if it is known, or its own. Short names and those that differ in a number are
    /// names of their own: AU is not EU, and G20 is not G7.
    /// </summary>
    public Membership? Meant(IReadOnlyCollection<Membership> known) =>
        Value.Length < ShortestMisspelt || known.Contains(this) ? null
        : Spelling.Nearest(Value, known.Select(other => other.Value).Where(other => other.Length >= ShortestMisspelt && Digits(other) == Digits(Value))) is { } meant
            ? new Membership(meant)
            : null;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    public override string ToString() => Value;

    [GeneratedRegex(@"\A(?![A-Z]{3}\z)[A-Z][A-Z0-9-]{1,19}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
