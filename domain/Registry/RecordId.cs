using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Texts;

namespace CoProduction.Registry;

/// <summary>The id of a record that has no code of its own, in the form of a slug.</summary>
public sealed partial record RecordId : IParsed<RecordId>
{
    private const int Longest = 120;
    private const int DigestLength = 10;

    private RecordId(string value) => Value = value;

    public string Value { get; }

    public static string Rule =>
        "An id has lower-case letters and digits in parts joined by dashes, 3 to 120 characters, such as ag-pac3-jp.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out RecordId value)
    {
        value = text is { Length: >= 3 and <= Longest } && Pattern().IsMatch(text) ? new RecordId(text) : null;
        return value is not null;
    }

    /// <summary>The id made from these words: <c>USA</c>, <c>155-HE</c>, <c>2025-07</c> give <c>usa-155-he-2025-07</c>.</summary>
    /// <remarks>
    /// Only letters and digits of English stay. A word with letters of another script than Latin is followed by a digest of it, so that names in any
    /// script have ids of their own: <c>company:풍산</c> gives <c>company-</c> and ten digits.
    /// </remarks>
    /// <exception cref="FormatException">The result has fewer than 3 or more than 120 characters.</exception>
    public static RecordId Of(params ReadOnlySpan<string> words)
    {
        var slug = new StringBuilder();
        foreach (var word in words)
        {
            Append(word.ToLowerInvariant());
            Append("-");
            if (word.EnumerateRunes().Any(letter => Rune.IsLetterOrDigit(letter) && !IsLatin(letter)))
            {
                Append(Digest(word));
                Append("-");
            }
        }

        return Parsed.As<RecordId>(slug.ToString().Trim('-'));

        void Append(string text)
        {
            foreach (var letter in text)
            {
                if (char.IsAsciiLetterOrDigit(letter))
                {
                    slug.Append(letter);
                }
                else if (slug is [.., not '-'])
                {
                    slug.Append('-');
                }
            }
        }
    }

    /// <summary>The id of the n-th record that would otherwise have this id, cut to fit. The first keeps this id.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 1.</exception>
    public RecordId Numbered(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var ending = string.Create(CultureInfo.InvariantCulture, $"-n{n}");
        return n == 1 ? this : new RecordId(Value[..Math.Min(Value.Length, Longest - ending.Length)].TrimEnd('-') + ending);
    }

    /// <summary>Whether an id is this one, or this one with a number.</summary>
    public bool IsBaseOf(string id) => id == Value || (NumberOf(id) is { } number && Numbered(number).Value == id);

    /// <summary>The text with which this id and all its numbered ones begin.</summary>
    public string NumberedPrefix() => Value[..Math.Min(Value.Length, Longest - "-n".Length - int.MaxValue.ToString(CultureInfo.InvariantCulture).Length)];

    /// <summary>The id without its number; the id itself if it has none. An id that was cut to fit its number stays cut.</summary>
    public string WithoutNumber() => NumberOf(Value) is null ? Value : Value[..Value.LastIndexOf("-n", StringComparison.Ordinal)];

    /// <summary>The country whose code, in lower case, follows the given first word: POL in ag-pol-primers, after ag. Null if none does.</summary>
    public CountryCode? PartnerAfter(string word) =>
        Value.Split('-') is [var first, { Length: 3 } code, ..] && first == word && CountryCode.TryParse(code.ToUpperInvariant(), out var partner)
            ? partner
            : null;

    public override string ToString() => Value;

    private static int? NumberOf(string id) =>
        id.LastIndexOf("-n", StringComparison.Ordinal) is > 0 and var at
        && int.TryParse(id.AsSpan(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1
            ? number
            : null;

    // ASCII, Latin-1, Latin Extended-A and -B, and Latin Extended Additional.
    private static bool IsLatin(Rune letter) => letter.Value is < 0x0250 or (>= 0x1E00 and < 0x1F00);

    private static string Digest(string word) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Composition.Of(word).ToLowerInvariant())))[..DigestLength];

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
