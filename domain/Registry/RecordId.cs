using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoProduction.Registry.Partners;

namespace CoProduction.Registry;

/// <summary>The id of a record that has no code of its own, in the form of a slug.</summary>
public sealed partial record RecordId : IParsed<RecordId>
{
    private const int Longest = 120;

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
    /// <exception cref="FormatException">The result has fewer than 3 or more than 120 characters.</exception>
    public static RecordId Of(params ReadOnlySpan<string> words)
    {
        var slug = new StringBuilder();
        foreach (var letter in string.Join('-', words!).ToLowerInvariant())
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

        return Parsed.As<RecordId>(slug.ToString().Trim('-'));
    }

    /// <summary>The id of the n-th record that would otherwise have this id, cut to fit. The first keeps this id.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 1.</exception>
    public RecordId Numbered(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var ending = string.Create(CultureInfo.InvariantCulture, $"-n{n}");
        return n == 1 ? this : new RecordId(Value[..Math.Min(Value.Length, Longest - ending.Length)].TrimEnd('-') + ending);
    }

    /// <summary>The country whose code, in lower case, follows the given first word: POL in ag-pol-primers, after ag. Null if none does.</summary>
    public CountryCode? PartnerAfter(string word) =>
        Value.Split('-') is [var first, { Length: 3 } code, ..] && first == word && CountryCode.TryParse(code.ToUpperInvariant(), out var partner)
            ? partner
            : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
