using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Registry;

/// <summary>
/// Seals a revision: SHA-256 over its canonical JSON (UTF-8, no white space, the names of every object in ordinal order,
/// numbers as they were written), with the record's kind and id. Each seal holds the one before.
/// </summary>
public static class RevisionHash
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = RecordJson.Options.Encoder };

    /// <summary>What the hash of this revision must be; its own <see cref="Revision.Hash"/> plays no part.</summary>
    public static string Of(string kind, string id, Revision revision)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Canonical))
        {
            json.WriteStartObject();
            json.WriteString("action", revision.Action.ToString());
            json.WriteString("at", revision.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("by", revision.By);
            json.WriteStartArray("changes");
            foreach (var change in revision.Changes)
            {
                json.WriteStartObject();
                json.WriteString("field", change.Field);
                json.WritePropertyName("from");
                Write(json, change.From);
                json.WritePropertyName("to");
                Write(json, change.To);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("id", id);
            json.WriteString("kind", kind);
            json.WriteNumber("number", revision.Number);
            json.WriteString("previousHash", revision.PreviousHash);
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    /// <summary>The revision with its hash.</summary>
    internal static Revision Sealed(string kind, string id, Revision revision) => revision with { Hash = Of(kind, id, revision) };

    private static void Write(Utf8JsonWriter json, JsonNode? node)
    {
        switch (node)
        {
            case null:
                json.WriteNullValue();
                break;

            case JsonObject properties:
                json.WriteStartObject();
                foreach (var (name, value) in properties.OrderBy(property => property.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(name);
                    Write(json, value);
                }

                json.WriteEndObject();
                break;

            case JsonArray values:
                json.WriteStartArray();
                foreach (var value in values)
                {
                    Write(json, value);
                }

                json.WriteEndArray();
                break;

            default:
                node.WriteTo(json);
                break;
        }
    }
}
