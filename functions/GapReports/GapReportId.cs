using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>The id of an archived report: the second at which it was computed (UTC). Ids sort by time.</summary>
public sealed record GapReportId : IParsed<GapReportId>
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    private GapReportId(string value, DateTimeOffset computedAt)
    {
        Value = value;
        ComputedAt = computedAt;
    }

    public string Value { get; }

    /// <summary>The second that it stands for (UTC).</summary>
    public DateTimeOffset ComputedAt { get; }

    public static string Rule => "A report's id is the second at which it was computed, such as 20261121T020000Z.";

    public static GapReportId Of(DateTimeOffset computedAt) =>
        Parsed.As<GapReportId>(computedAt.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out GapReportId value)
    {
        value = DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var computedAt)
            ? new GapReportId(text!, computedAt)
            : null;
        return value is not null;
    }

    public override string ToString() => Value;
}
