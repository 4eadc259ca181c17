using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>One operation of the document.</summary>
public sealed class ApiOperation
{
    private readonly ApiDocument document;

    public ApiOperation(ApiDocument document, string path, string method, string place)
    {
        this.document = document;
        var node = document.At(place)!;
        (Path, Method, Id) = (path, new HttpMethod(method.ToUpperInvariant()), node["operationId"]!.GetValue<string>());
        IsOpen = node["security"] is JsonArray { Count: 0 };
        Tag = node["tags"]![0]!.GetValue<string>();
        Parameters = [.. document.Members($"{place}/parameters").Select(parameter => new ApiParameter(document.At(parameter.Place)!))];
        Bodies = MediaAt($"{place}/requestBody/content");
        Responses = document.Members($"{place}/responses").ToDictionary(response => int.Parse(response.Name, null), response => new ApiResponse(
            MediaAt($"{response.Place}/content"),
            [.. document.Members($"{response.Place}/headers").Where(header => document.At(header.Place)!["required"]!.GetValue<bool>()).Select(header => header.Name)],
            CodesAt(response.Place)));
    }

    public string Id { get; }

    public string Path { get; }

    public HttpMethod Method { get; }

    public string Tag { get; }

    /// <summary>Whether it needs no token.</summary>
    public bool IsOpen { get; }

    public IReadOnlyList<ApiParameter> Parameters { get; }

    public IReadOnlyList<ApiMedia> Bodies { get; }

    /// <summary>The responses by status.</summary>
    public IReadOnlyDictionary<int, ApiResponse> Responses { get; }

    public override string ToString() => Id;

    private ApiMedia[] MediaAt(string content) =>
    [
        .. document.Members(content).Select(media => new ApiMedia(
            media.Name,
            document.At($"{media.Place}/schema") is null ? null : $"{media.Place}/schema",
            [.. document.Members($"{media.Place}/examples").Select(example => (example.Name, document.At(example.Place)!["value"]!))])),
    ];

    private string[] CodesAt(string response) =>
    [
        .. (document.At($"{response}/x-codes")?.AsArray() ?? []).Select(code => code!.GetValue<string>()),
    ];
}

public sealed class ApiParameter(JsonNode node)
{
    public string Name { get; } = node["name"]!.GetValue<string>();

    public string In { get; } = node["in"]!.GetValue<string>();

    public bool IsRequired { get; } = node["required"]?.GetValue<bool>() ?? false;

    public JsonObject Schema { get; } = node["schema"]!.AsObject();

    /// <summary>The example, as it is sent.</summary>
    public string? Example { get; } = node["example"] is { } example ? Sent(example) : null;

    /// <summary>A value as it is sent: several with commas between them.</summary>
    public static string Sent(JsonNode value) => value is JsonArray values ? string.Join(',', values.Select(each => each!.ToString())) : value.ToString();
}

/// <param name="Type">The media type.</param>
/// <param name="Schema">Where its schema stands; null where it has none.</param>
/// <param name="Examples">By their names.</param>
public sealed record ApiMedia(string Type, string? Schema, IReadOnlyList<(string Name, JsonNode Value)> Examples);

/// <param name="Content">Its bodies; none for no body.</param>
/// <param name="Headers">The headers that it always has.</param>
/// <param name="Codes">The codes of the problems that it can be; none where it is no problem.</param>
public sealed record ApiResponse(IReadOnlyList<ApiMedia> Content, IReadOnlyList<string> Headers, IReadOnlyList<string> Codes);
