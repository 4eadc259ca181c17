using System.Diagnostics.CodeAnalysis;
using CoProduction.Registry;
using NodaTime;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>The name of a time zone in the IANA database.</summary>
public sealed record TimeZoneName : IParsed<TimeZoneName>
{
    private TimeZoneName(string value) => Value = value;

    public string Value { get; }

    public static string Rule => "Use the name of a time zone of the IANA database, such as Europe/Warsaw, Asia/Tokyo or UTC.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TimeZoneName value)
    {
        value = text is not null && DateTimeZoneProviders.Tzdb.Ids.Contains(text) ? new TimeZoneName(text) : null;
        return value is not null;
    }

    public override string ToString() => Value;
}
