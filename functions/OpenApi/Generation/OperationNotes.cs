using System.Text.Json.Nodes;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>What only a person can say of an operation; all else is read from its function.</summary>
/// <param name="Tag">The heading under which it stands.</param>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="Description">What a caller must know, in sentences.</param>
internal sealed record OperationNotes(string Tag, string Summary, string Description)
{
    /// <summary>In the path, the query and the headers.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>What the request brings; none for nothing.</summary>
    public IReadOnlyList<Content> Body { get; init; } = [];

    /// <summary>What it answers when it succeeds, by status; also what else its result type does not tell.</summary>
    public IReadOnlyDictionary<int, AnswerNotes> Answers { get; init; } = new Dictionary<int, AnswerNotes>();

    /// <summary>The codes of the problems that it can answer, besides those that any operation can.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Whether it answers without asking storage.</summary>
    public bool IsWithoutStorage { get; init; }
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="In">path, query or header.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Schema">What it must be.</param>
internal sealed record Parameter(string Name, string In, string Description, JsonObject Schema)
{
    /// <summary>A value that can be sent; null where none means anything to another register.</summary>
    public string? Example { get; init; }

    /// <summary>Whether it means the same wherever it stands, and is written once.</summary>
    public bool IsShared { get; init; } = true;

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; } = In == "path" || Name == "If-Match";

    public JsonObject Json
    {
        get
        {
            var json = new JsonObject { ["name"] = Name, ["in"] = In, ["description"] = Description };
            if (IsRequired)
            {
                json["required"] = true;
            }

            json["schema"] = Schema.DeepClone();
            if (Example is not null)
            {
                json["example"] = Example;
            }

            return json;
        }
    }
}

/// <summary>A body in one media type.</summary>
/// <param name="MediaType">Its type.</param>
/// <param name="Type">What it is in C#; null where it is text or bytes.</param>
/// <param name="Examples">Examples, by the names that they have in the document.</param>
internal sealed record Content(string MediaType, Type? Type, params (string Name, string Summary, JsonNode Value)[] Examples)
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Zip = "application/zip";
    public const string JsonLines = "application/jsonl";
    public const string PlainText = "text/plain";
}

/// <summary>What is to be said of an answer.</summary>
/// <param name="Description">What it means.</param>
/// <param name="Headers">The headers that it has besides the correlation id.</param>
internal sealed record AnswerNotes(string Description, params string[] Headers)
{
    /// <summary>Its bodies where the result type does not tell them.</summary>
    public IReadOnlyList<Content> Content { get; init; } = [];

    /// <summary>Examples of the body that the result type tells, by the names that they have in the document.</summary>
    public IReadOnlyList<(string Name, string Summary, JsonNode Value)> Examples { get; init; } = [];
}
