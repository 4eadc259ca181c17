using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoProduction.Domain.Tests.Gaps.Reports;

/// <summary>All figures of a report as one text, so that two reports can be compared to the last digit.</summary>
internal static class ReportText
{
    private static readonly JsonSerializerOptions WithInfinity = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string Of<T>(T report) => JsonSerializer.Serialize(report, WithInfinity);
}
