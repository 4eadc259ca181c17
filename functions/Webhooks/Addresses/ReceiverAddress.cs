using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using CoProduction.Registry;

namespace CoProduction.Functions.Webhooks.Addresses;

/// <summary>
/// The address of a receiver of events. Its host has a name, because certificates are for names, and because numbers can be written in many ways.
/// </summary>
public sealed partial record ReceiverAddress : IParsed<ReceiverAddress>
{
    private const int Longest = 1_000;
    private const int StandardPort = 443;
    private const int LeastPort = 1_024;
    private const int MostPort = 65_535;

    private ReceiverAddress(string value, Uri uri) => (Value, Uri) = (value, uri);

    public string Value { get; }

    public Uri Uri { get; }

    public static string Rule =>
        "A receiver has an https address with a host name, without user name and fragment, on port 443 or on one from 1024 to 65535, such as https://hooks.mod.example/coproduction.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out ReceiverAddress value)
    {
        value = text is { Length: <= Longest } && Pattern().Match(text) is { Success: true } match && HasPort(match.Groups["port"].Value) && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? new ReceiverAddress(text, uri)
            : null;
        return value is not null;
    }

    public override string ToString() => Value;

    private static bool HasPort(string text) =>
        text.Length == 0 || int.Parse(text, CultureInfo.InvariantCulture) is StandardPort or (>= LeastPort and <= MostPort);

    [GeneratedRegex(
        @"\Ahttps://([A-Za-z0-9]+(-+[A-Za-z0-9]+)*\.)*[A-Za-z][A-Za-z0-9]*(-+[A-Za-z0-9]+)*(:(?<port>443|[1-9][0-9]{3,4}))?(/[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]*)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
