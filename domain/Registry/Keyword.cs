using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CoProduction.Registry;

/// <summary>A word of an open vocabulary, such as an agreement's type or a stock's metric.</summary>
public sealed partial record Keyword : IParsed<Keyword>
{
    private Keyword(string value) => Value = value;

    public string Value { get; }

    public static string Rule =>
        "Use lower-case words of letters and digits joined by '-' or '_', at most 60 characters, such as co-production.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out Keyword value)
    {
        value = text is { Length: <= 60 } && Pattern().IsMatch(text) ? new Keyword(text) : null;
        return value is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9]+([-_][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
