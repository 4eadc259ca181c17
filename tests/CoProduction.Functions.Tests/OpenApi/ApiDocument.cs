using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>The committed OpenAPI document, as a client reads it.</summary>
public sealed class ApiDocument
{
    private readonly JsonNode root;

    private ApiDocument(string text)
    {
        root = JsonNode.Parse(text)!;
        Operations =
        [
            .. root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation
                => new ApiOperation(this, path.Key, operation.Key, $"/paths/{Escaped(path.Key)}/{operation.Key}"))),
        ];
    }

    public static string File { get; } = RepositoryRoot.Combine("functions", "OpenApi", "openapi.json");

    public static ApiDocument Committed { get; } = new(System.IO.File.ReadAllText(File));

    public IReadOnlyList<ApiOperation> Operations { get; }

    public ApiOperation Of(string operationId) => Operations.Single(operation => operation.Id == operationId);

    /// <summary>The value at a JSON pointer; null if there is none.</summary>
    public JsonNode? At(string place) =>
        place.Split('/').Skip(1).Aggregate(root, (node, part) => Member(node, part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))!);

    /// <summary>The JSON pointer after following any references.</summary>
    public string Resolved(string place) => At(place)?["$ref"]?.GetValue<string>() is { } reference ? Resolved(reference[1..]) : place;

    /// <summary>The schema that a schema refers to, or itself.</summary>
    public JsonObject Schema(JsonNode schema) => schema["$ref"]?.GetValue<string>() is { } reference ? Schema(At(reference[1..])!) : schema.AsObject();

    /// <summary>The members of the value at a JSON pointer, each with its own pointer.</summary>
    public IEnumerable<(string Name, string Place)> Members(string place) => At(place) switch
    {
        JsonObject members => members.Select(member => (member.Key, Resolved($"{place}/{Escaped(member.Key)}"))),
        JsonArray elements => elements.Select((_, index) => ($"{index}", Resolved($"{place}/{index}"))),
        _ => [],
    };

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonArray list ? list[int.Parse(name, null)] : node?[name];

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
