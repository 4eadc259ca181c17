using System.Text.Json.Nodes;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>What there is to say of the six functions of a resource, for all resources alike.</summary>
internal static class ResourceOperations
{
    private static readonly string[] Versioned = ["ETag", "Cache-Control"];

    /// <param name="method">The function's method: List, Get, Create, Replace, Delete or History.</param>
    /// <param name="noun">What the resource is called: <c>factory</c>, and <c>factories</c> for List.</param>
    /// <param name="kind">The kind of its records.</param>
    /// <param name="schemas">Where the schema of its body is.</param>
    public static OperationNotes? Of(string method, string noun, RecordKind kind, Schemas schemas)
    {
        var body = Nodes.Of(kind.Example);
        var (name, path) = (Schemas.NameOf(kind.Body), kind.Path);
        var one = $"{("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}";
        (string, string, JsonNode) example = (name, $"One {noun}", body);
        return method switch
        {
            "List" => new(path, $"List {noun}", $"The {noun} that pass the filters, in pages: follow `nextLink` until there is none. A code that is not registered is refused, as an empty list would look like an answer.")
            {
                Parameters = [.. Filters(kind, schemas), Parameters.Count, .. Parameters.Paging],
                Problems = ["invalid-query"],
                Answers = Answer(200, new("One page of the list.") { Examples = [($"{name}Listing", $"A page of {noun}", new JsonObject { ["items"] = new JsonArray(body) })] }),
            },
            "Get" => new(path, $"Read {one}", "What it answers, PUT takes. The ETag names the version.")
            {
                Parameters = [Id(noun, kind, schemas), Parameters.IfNoneMatch],
                Problems = ["not-found"],
                Answers = Answer(200, new($"The {noun}.", Versioned) { Examples = [example] }),
            },
            "Create" => new(path, $"Create {one}", $"{IdOnCreation(kind)} What the {noun} refers to must be registered. A null counts as absent; unknown properties are refused.")
            {
                Parameters = IsSite(path) ? [Parameters.NotDuplicateOf, Parameters.IdempotencyKey] : [Parameters.IdempotencyKey],
                Body = [new(Content.Json, kind.Body, example)],
                Problems =
                [
                    "invalid-header", "invalid-query", "invalid-json", "validation-failed", "already-exists", "record-too-large", "record-contended", "idempotency-key-reused",
                    .. IsSite(path) ? ["possible-duplicate"] : Array.Empty<string>(), .. ProblemCodes.WithBody,
                ],
                Answers = Answer(201, new($"The {noun}, as it is registered now.", [.. Versioned, "Vary", "Location", "Idempotency-Replayed"]) { Examples = [example] }),
            },
            "Replace" => new(path, $"Replace {one}", $"The whole {noun}: what is left out is gone. The id is in the address and may be left out of the body.")
            {
                Parameters = [Id(noun, kind, schemas), Parameters.IfMatch, Parameters.IfNoneMatch],
                Body = [new(Content.Json, kind.Body, example)],
                Problems =
                [
                    "invalid-header", "invalid-json", "validation-failed", "not-found", "version-conflict", "record-too-large", "precondition-required",
                    "record-contended", .. ProblemCodes.WithBody,
                ],
                Answers = Answer(200, new($"The {noun}, as it is registered now.", Versioned) { Examples = [example] }),
            },
            "Delete" => new(path, $"Delete {one}", "Its history stays. A record that others refer to is not deleted.")
            {
                Parameters = [Id(noun, kind, schemas), Parameters.IfMatch, Parameters.IfNoneMatch],
                Problems = ["invalid-header", "not-found", "still-referenced", "version-conflict", "precondition-required", "record-contended"],
                Answers = Answer(204, new("It is gone.")),
            },
            "History" => new(path, $"Read the history of {one}", "Every change, oldest first: who made it, when, and which fields changed from what to what. It goes on after a deletion. Each change is sealed by a hash over it and the one before.")
            {
                Parameters = [Id(noun, kind, schemas), .. Parameters.Paging],
                Problems = ["invalid-query", "not-found"],
                Answers = Answer(200, new("One page of the history.") { Examples = [("RevisionListing", "A page of a history", Samples.History)] }),
            },
            _ => null,
        };
    }

    private static Dictionary<int, AnswerNotes> Answer(int status, AnswerNotes notes) => new() { [status] = notes };

    private static bool IsSite(string path) => path is "factories" or "mro-sites";

    private static string IdOnCreation(RecordKind kind) =>
        kind.IdProperty == "id" ? "The id is given, or made of what the record says where it may be left out." : $"Its `{kind.IdProperty}` is its id.";

    private static Parameter Id(string noun, RecordKind kind, Schemas schemas)
    {
        var property = kind.IdProperty;
        return new Parameter("id", "path", $"The `{property}` of the {noun}.", schemas.Of(kind.Body, property))
        {
            Example = Nodes.Of(kind.Example)[property]!.GetValue<string>(),
            IsShared = false,
        };
    }

    private static IEnumerable<Parameter> Filters(RecordKind kind, Schemas schemas)
    {
        yield return Parameters.Filter("text");
        if (kind.Status is { } status)
        {
            foreach (var name in status.Parameters)
            {
                yield return new Parameter(name, "query", name == status.Property ? $"Only records with this `{name}`." : $"Means the same as `{status.Property}`.", schemas.Of(kind.Body, status.Property)) { IsShared = false };
            }
        }

        foreach (var name in kind.Filters)
        {
            yield return Parameters.Filter(name);
        }
    }
}
