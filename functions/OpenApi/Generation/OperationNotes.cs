using System.Text.Json.Nodes;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>The parts of an operation that its function's signature and comment do not state.</summary>
/// <param name="Tag">The group of the operation.</param>
internal sealed record OperationNotes(string Tag)
{
    /// <summary>The parameters in the path, the query and the headers.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The body of the request, one for each media type; empty for none.</summary>
    public IReadOnlyList<Content> Body { get; init; } = [];

    /// <summary>The successful responses, by status, and other responses that the result type does not state.</summary>
    public IReadOnlyDictionary<int, AnswerNotes> Answers { get; init; } = new Dictionary<int, AnswerNotes>();

    /// <summary>The kinds of problem in the result type that this operation never returns.</summary>
    public IReadOnlyList<ProblemKind> Excluded { get; init; } = [];

    /// <summary>Whether the operation works without storage.</summary>
    public bool IsWithoutStorage { get; init; }
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">The name in the request.</param>
/// <param name="In">path, query or header.</param>
/// <param name="Description">The purpose.</param>
/// <param name="Schema">The schema of its value.</param>
internal sealed record Parameter(string Name, string In, string Description, JsonObject Schema)
{
    /// <summary>A value that works with any register, as it is sent; null if there is none.</summary>
    public string? Example { get; init; }

    /// <summary>Whether it means the same in every operation, and so is written once.</summary>
    public bool IsShared { get; init; } = true;

    /// <summary>Whether it is required.</summary>
    public bool IsRequired { get; init; } = In == "path" || Name == "If-Match";

    /// <summary>The schema of several words, separated by commas.</summary>
    /// <param name="title">What each word is, in the singular: clients that make a type of the words give it this name.</param>
    /// <param name="words">All words.</param>
    public static JsonObject ListOf(string title, JsonArray words) => ListOf(new JsonObject { ["title"] = title, ["type"] = "string", ["enum"] = words });

    /// <summary>The schema of several values, separated by commas.</summary>
    public static JsonObject ListOf(JsonObject value) => new() { ["type"] = "array", ["items"] = value, ["minItems"] = 1 };

    public JsonObject Json
    {
        get
        {
            var json = new JsonObject { ["name"] = Name, ["in"] = In, ["description"] = Description };
            if (IsRequired)
            {
                json["required"] = true;
            }

            var isList = (string?)Schema["type"] == "array";
            if (isList)
            {
                // One parameter with commas, and not one for each value.
                json["style"] = "form";
                json["explode"] = false;
            }

            json["schema"] = Schema.DeepClone();
            if (Example is not null)
            {
                json["example"] = isList ? Nodes.List(Example.Split(',')) : Example;
            }

            return json;
        }
    }
}

/// <summary>A body in one media type.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Type">The C# type; null for text or bytes.</param>
/// <param name="Examples">Examples, by their names in the document.</param>
internal sealed record Content(string MediaType, Type? Type, params (string Name, string Summary, JsonNode Value)[] Examples)
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Zip = "application/zip";
    public const string JsonLines = "application/jsonl";
    public const string PlainText = "text/plain";
    public const string Html = "text/html";
    public const string Css = "text/css";
    public const string JavaScript = "text/javascript";
    public const string Svg = "image/svg+xml";
    public const string Mail = "message/rfc822";

    /// <summary>The schema of a body that no C# type has; null if the type or the examples state it.</summary>
    public JsonObject? Schema { get; init; }

    /// <summary>Whether clients send or take it as bytes. NSwag lets its caller choose among several media types of a request only if all of them are.</summary>
    public bool IsBytes { get; init; }

    /// <summary>The C# type of each line of a text; null if its lines have none.</summary>
    public Type? Line { get; init; }
}

/// <summary>The parts of a response other than its type and description.</summary>
/// <param name="Headers">The headers in addition to the correlation id.</param>
internal sealed record AnswerNotes(params string[] Headers)
{
    /// <summary>The bodies that the result type does not state.</summary>
    public IReadOnlyList<Content> Content { get; init; } = [];

    /// <summary>Examples of the body in the result type, by their names in the document.</summary>
    public IReadOnlyList<(string Name, string Summary, JsonNode Value)> Examples { get; init; } = [];
}
