using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.Store.Revisions;

/// <summary>
/// Computes the hash of a revision: SHA-256 over its canonical JSON with the record's kind and id. The JSON is UTF-8 without white space, the
/// names in each object are in ordinal order, and numbers are as written. Each hash includes the hash of the revision before.
/// </summary>
public static class RevisionHash
{
    // Numbers keep the digits they were written with, and texts the escapes of stored records. Both differ from RFC 8785, but
    // every stored hash was made of them.
    private static readonly CanonicalWriter Canonical = new(WriteText, WriteValue);

    /// <summary>The correct hash of a revision. The value of its own <see cref="Revision.Hash"/> does not matter.</summary>
    public static string Of(string kind, string id, Revision revision)
    {
        var json = new JsonObject
        {
            ["action"] = revision.Action.ToString(),
            ["at"] = revision.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["by"] = revision.By,
            ["changes"] = new JsonArray([.. revision.Changes.Select(JsonOf)]),
            ["id"] = id,
            ["kind"] = kind,
            ["number"] = revision.Number,
            ["previousHash"] = revision.PreviousHash,
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical.Write(json))));
    }

    /// <summary>The revision with its hash.</summary>
    internal static Revision Sealed(string kind, string id, Revision revision) => revision with { Hash = Of(kind, id, revision) };

    private static JsonObject JsonOf(FieldChange change) =>
        new() { ["field"] = change.Field, ["from"] = change.From?.DeepClone(), ["to"] = change.To?.DeepClone() };

    private static void WriteText(StringBuilder output, string text) =>
        output.Append('"').Append(RecordJson.Options.Encoder!.Encode(text)).Append('"');

    private static void WriteValue(StringBuilder output, JsonValue value)
    {
        if (value.TryGetValue(out string? text))
        {
            WriteText(output, text);
        }
        else
        {
            output.Append(value.ToJsonString(RecordJson.Options));
        }
    }
}
