using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>
/// The address of a recipient: letters of ASCII without quotes or comments, as nearly all mail systems take them, and a host name with a dot.
/// </summary>
public sealed partial record MailAddress : IParsed<MailAddress>
{
    internal const int Longest = 254;

    private const int LongestLocal = 64;

    private MailAddress(string value) => Value = value;

    /// <summary>The address. Its host name is in lower case.</summary>
    public string Value { get; }

    public static string Rule => "An address has at most 254 characters, and one @ before a host name with a dot, such as anna.nowak@mod.example.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out MailAddress value)
    {
        value = text is { Length: <= Longest } && Pattern().IsMatch(text) && text.LastIndexOf('@') is <= LongestLocal and var at
            ? new MailAddress(text[..at] + text[at..].ToLowerInvariant())
            : null;
        return value is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+)*@([A-Za-z0-9]+(-+[A-Za-z0-9]+)*\.)+[A-Za-z][A-Za-z0-9]*(-+[A-Za-z0-9]+)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
