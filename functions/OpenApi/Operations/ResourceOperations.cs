using System.Text.Json.Nodes;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Describes the seven operations of a kind of record, in addition to their signatures and comments.</summary>
internal static class ResourceOperations
{
    private static readonly string[] Versioned = ["ETag", "Cache-Control"];

    /// <param name="method">The function's method: List, Get, Create, Replace, Patch, Delete or History.</param>
    /// <param name="noun">The name of the resource: <c>factory</c>, or <c>factories</c> for List.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="schemas">The schemas, including that of its body.</param>
    public static OperationNotes? Of(string method, string noun, RecordKind kind, Schemas schemas)
    {
        var body = Nodes.Of(kind.Example);
        var (name, path) = (Schemas.NameOf(kind.Body), kind.Path);
        (string, string, JsonNode) example = (name, $"One {noun}", body);
        return method switch
        {
            "List" => new(path)
            {
                Parameters = [.. Filters(kind, schemas), Parameters.Sort, Parameters.Count, .. Parameters.Paging],
                Answers = Answer(200, new() { Examples = [($"{name}Listing", $"A page of {noun}", new JsonObject { ["items"] = new JsonArray(body), ["eTags"] = new JsonArray(Samples.QuotedETag) })] }),
            },
            "Get" => new(path)
            {
                Parameters = [Id(noun, kind, schemas), Parameters.IfNoneMatch],
                Answers = new Dictionary<int, AnswerNotes>(
                    [
                        new(200, new(Versioned) { Examples = [example] }),
                        .. kind.IsSite ? [new(308, new([.. Versioned, "Vary", "Location"]))] : Array.Empty<KeyValuePair<int, AnswerNotes>>(),
                    ]),
            },
            "Create" => new(path)
            {
                Parameters = kind.IsSite ? [Parameters.NotDuplicateOf, Parameters.IdempotencyKey] : [Parameters.IdempotencyKey],
                Body = [new(Content.Json, kind.Body, example)],
                Excluded = kind.IsSite ? [] : [DuplicateCheck.Kind],
                Answers = Answer(201, new([.. Versioned, "Vary", "Location", "Idempotency-Replayed", .. Proposals(kind)]) { Examples = [example] }),
            },
            "Replace" => new(path)
            {
                Parameters = [Id(noun, kind, schemas), Parameters.IfMatch, Parameters.IfNoneMatch],
                Body = [new(Content.Json, kind.Body, example)],
                Answers = Answer(200, new([.. Versioned, .. Proposals(kind)]) { Examples = [example] }),
            },
            "Patch" => new(path)
            {
                Parameters = [Id(noun, kind, schemas), Parameters.IfMatch, Parameters.IfNoneMatch],
                Body = [new(MergePatch.MediaType, null, ($"{name}Patch", $"Another release of one {noun}", new JsonObject { ["releasableTo"] = new JsonArray("everyone") })) { Schema = new() { ["type"] = "object", ["additionalProperties"] = true } }],
                Answers = Answer(200, new([.. Versioned, .. Proposals(kind)]) { Examples = [example] }),
            },
            "Delete" => new(path)
            {
                Parameters = [Id(noun, kind, schemas), Parameters.IfMatch, Parameters.IfNoneMatch],
                Answers = Answer(204, new()),
            },
            "History" => new(path)
            {
                Parameters = [Id(noun, kind, schemas), .. Parameters.Paging],
                Answers = Answer(200, new() { Examples = [("RevisionListing", "A page of the history", Samples.History)] }),
            },
            _ => null,
        };
    }

    /// <summary>The comment of the shared endpoint, worded for this kind of record; null if the endpoint is not shared.</summary>
    public static OperationProse? ProseOf(string method, string noun, RecordKind kind, Documentation documentation)
    {
        if (typeof(ResourceEndpoints<,>).GetMethod(method) is not { } endpoint)
        {
            return null;
        }

        var prose = documentation.OperationOf(endpoint);
        return new OperationProse(Of(prose.Summary), Of(prose.Description), prose.Responses.ToDictionary(response => response.Key, response => Of(response.Value)));

        string Of(string text) => text
            .Replace("{a noun}", $"{("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}", StringComparison.Ordinal)
            .Replace("{noun}", noun, StringComparison.Ordinal)
            .Replace(
                "{id}",
                kind.IdProperty == "id"
                    ? "The body states the id. If the id is optional and absent, it is made from other properties."
                    : $"The `{kind.IdProperty}` is the id.",
                StringComparison.Ordinal)
            .Replace("{return}", kind.IsRetirable ? $"A retired {noun} with this id is replaced and current again. " : "", StringComparison.Ordinal)
            .Replace(
                "{deletion}",
                kind.IsRetirable
                    ? $"Others can refer to the {noun}, so it is retired: those that name it still find it, no other record may name it, and lists leave it out."
                    : "",
                StringComparison.Ordinal)
            .Trim();
    }

    private static Dictionary<int, AnswerNotes> Answer(int status, AnswerNotes notes) => new() { [status] = notes };

    private static Parameter Id(string noun, RecordKind kind, Schemas schemas)
    {
        var property = kind.IdProperty;
        return new Parameter("id", "path", $"The `{property}` of the {noun}.", schemas.Of(kind.Body, property))
        {
            Example = Nodes.Of(kind.Example)[property]!.GetValue<string>(),
            IsShared = false,
        };
    }

    /// <summary>The header that leads to what a caller stated of memberships and did not decide.</summary>
    private static string[] Proposals(RecordKind kind) => kind == RecordKinds.Partners ? ["Link"] : [];

    /// <summary>The status' schema with a title, from which clients name the type of the words in a filter.</summary>
    private static JsonObject Titled(RecordKind kind, string filter, Schemas schemas)
    {
        var schema = schemas.Of(kind.Body, kind.Status!.Property);
        schema.Insert(0, "title", $"{Schemas.NameOf(kind.Body)}{char.ToUpperInvariant(filter[0])}{filter[1..]}Filter");
        return schema;
    }

    private static IEnumerable<Parameter> Filters(RecordKind kind, Schemas schemas)
    {
        yield return Parameters.Filter("text");
        if (kind.Status is { } status)
        {
            foreach (var name in status.Parameters)
            {
                yield return new Parameter(name, "query", name == status.Property ? $"Only records with one of these values of `{name}`." : $"An alias of `{status.Property}`.", Parameter.ListOf(Titled(kind, name, schemas))) { IsShared = false };
            }
        }

        foreach (var name in kind.Filters)
        {
            yield return Parameters.Filter(name);
        }

        if (kind.IsRetirable)
        {
            yield return Parameters.Retired;
        }
    }
}
