using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>JSON in the one form that everybody writes alike (RFC 8785): members in order, no space, numbers as ECMAScript has them.</summary>
internal static class CanonicalJson
{
    /// <summary>The SHA-256 over the canonical form, in lower-case hexadecimal digits.</summary>
    public static string Hash(JsonNode? node) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(node))));

    public static string Of(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject members:
                // Names are compared by their UTF-16 code units.
                Write('{', members.OrderBy(member => member.Key, StringComparer.Ordinal), '}', text, member =>
                {
                    WriteText(member.Key, text);
                    text.Append(':');
                    Write(member.Value, text);
                });
                break;
            case JsonArray elements:
                Write('[', elements, ']', text, element => Write(element, text));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Append(CanonicalNumber.Of(value.GetValue<double>()));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteText(value.GetValue<string>(), text);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void Write<T>(char open, IEnumerable<T> parts, char close, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        foreach (var (place, part) in parts.Index())
        {
            if (place > 0)
            {
                text.Append(',');
            }

            write(part);
        }

        text.Append(close);
    }

    private static void WriteText(string value, StringBuilder text)
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
