using CoProduction.Functions.Tests.Hosting.Telemetry.Protocol;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace CoProduction.Functions.Tests.Hosting.Telemetry;

/// <summary>Reads what a program has sent.</summary>
internal static class SentTelemetry
{
    /// <summary>The id as <c>traceparent</c> writes it.</summary>
    public static string Hex(this ByteString id) => Convert.ToHexStringLower(id.Span);

    /// <summary>An attribute as text; null if it is absent.</summary>
    public static string? Of(this RepeatedField<KeyValue> attributes, string key) => attributes.FirstOrDefault(pair => pair.Key == key)?.Value switch
    {
        null => null,
        { ValueCase: AnyValue.ValueOneofCase.IntValue } number => $"{number.IntValue}",
        { ValueCase: AnyValue.ValueOneofCase.DoubleValue } number => $"{number.DoubleValue}",
        { ValueCase: AnyValue.ValueOneofCase.BoolValue } truth => $"{truth.BoolValue}",
        var text => text.StringValue,
    };

    /// <summary>The attributes of all points of a metric, whatever its kind.</summary>
    public static IEnumerable<RepeatedField<KeyValue>> Points(this IEnumerable<Metric> metrics, string name) => metrics
        .Where(metric => metric.Name == name)
        .SelectMany(metric => metric.Histogram is { } histogram
            ? histogram.DataPoints.Select(point => point.Attributes)
            : (metric.Gauge ?? metric.Sum).DataPoints.Select(point => point.Attributes));
}
