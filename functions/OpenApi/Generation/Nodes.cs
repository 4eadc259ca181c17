using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>Writes values for the document as the program writes them in responses.</summary>
internal static class Nodes
{
    public static JsonNode Of(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), RecordJson.Options)!;

    public static JsonArray List(params IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
