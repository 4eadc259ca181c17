using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using CoProduction.Functions.Mail.Briefings;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>A language, or a language and region, whose ways to write numbers and days a report follows.</summary>
public sealed partial record LanguageTag : IParsed<LanguageTag>
{
    /// <summary>English with days before months.</summary>
    public const string Standard = "en-GB";

    private LanguageTag(string value, CultureInfo culture) => (Value, Culture) = (value, culture);

    public string Value { get; }

    public static string Rule => "Use a language tag of BCP 47 whose language is known, such as pl or de-AT.";

    /// <summary>How numbers and days are written.</summary>
    internal CultureInfo Culture { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out LanguageTag value)
    {
        value = text is not null && Pattern().IsMatch(text) && BriefingCultures.Find(text) is { } culture ? new LanguageTag(text, culture) : null;
        return value is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
