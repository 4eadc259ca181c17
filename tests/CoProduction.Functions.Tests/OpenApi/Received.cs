using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>A response, read to its end.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type; null if there is none.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Headers">All headers, by their names.</param>
internal sealed record Received(int Status, string? ContentType, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public string Text => ContentType == "application/zip" ? $"{Body.Length} bytes" : Encoding.UTF8.GetString(Body);

    /// <summary>The JSON; null if there is none or it cannot be read.</summary>
    public JsonNode? Json
    {
        get
        {
            try
            {
                return ContentType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(Body) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    public static async Task<Received> Of(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Received((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync(), headers);
    }

    public override string ToString() => $"{Status} {ContentType} {(Text.Length > 2000 ? $"{Text[..2000]}…" : Text)}";
}
