using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>JSON in the one form that everybody writes alike (RFC 8785): members in order, no space, numbers as ECMAScript has them.</summary>
internal static class CanonicalJson
{
    private static readonly CanonicalWriter Writer = new(WriteText, WriteValue);

    /// <summary>The SHA-256 over the canonical form, in lower-case hexadecimal digits.</summary>
    public static string Hash(JsonNode? node) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(node))));

    public static string Of(JsonNode? node) => Writer.Write(node);

    private static void WriteValue(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.Number:
                text.Append(CanonicalNumber.Of(value.GetValue<double>()));
                break;
            case JsonValueKind.String:
                WriteText(text, value.GetValue<string>());
                break;
            default:
                text.Append(value.ToJsonString());
                break;
        }
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append($"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
