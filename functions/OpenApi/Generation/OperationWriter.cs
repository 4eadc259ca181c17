using System.Reflection;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using CoProduction.Functions.OpenApi.Operations;
using Microsoft.AspNetCore.Authorization;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>Writes one operation from its function and its notes.</summary>
internal sealed class OperationWriter(Components components, Func<FunctionDescriptor, OperationProse> proseOf)
{
    private static readonly string[] ETagged = ["ETag", "Cache-Control", "Vary"];

    private const string KnownAlready = "The caller already has this version.";

    private static readonly AnswerNotes NotModified = new(ETagged);

    public JsonObject Write(FunctionDescriptor function, OperationNotes notes)
    {
        notes = ResultReader.IsETagged(function.Method) ? WithTag(notes) : notes;
        var prose = proseOf(function);
        var operation = new JsonObject
        {
            ["tags"] = new JsonArray(notes.Tag),
            ["summary"] = prose.Summary,
            ["description"] = prose.Description,
            ["operationId"] = function.Name,
            ["parameters"] = new JsonArray([.. notes.Parameters.Append(Parameters.Correlation).Select(components.Of)]),
        };
        if (notes.Body.Count > 0)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(notes.Body) };
        }

        operation["responses"] = Responses(function, notes, prose);
        if (function.Method.IsDefined(typeof(DeprecatedAttribute)))
        {
            operation["deprecated"] = true;
        }

        if (IsOpen(function))
        {
            operation["security"] = new JsonArray();
        }

        return operation;
    }

    /// <summary>Adds the headers, the parameter and the 304 response of every operation whose responses have an ETag.</summary>
    private static OperationNotes WithTag(OperationNotes notes)
    {
        var answers = new Dictionary<int, AnswerNotes>(notes.Answers) { [StatusCodes.Status304NotModified] = NotModified };
        if (answers.TryGetValue(StatusCodes.Status200OK, out var found))
        {
            answers[StatusCodes.Status200OK] = found with { Headers = [.. found.Headers.Union(ETagged)] };
        }

        return notes with
        {
            Parameters = notes.Parameters.Contains(Parameters.IfNoneMatch) ? notes.Parameters : [.. notes.Parameters, Parameters.IfNoneMatch],
            Answers = answers,
        };
    }

    private JsonObject Responses(FunctionDescriptor function, OperationNotes notes, OperationProse prose)
    {
        var responses = new SortedDictionary<int, JsonObject>();
        foreach (var answer in ResultReader.Of(function.Method).GroupBy(answer => answer.Status))
        {
            responses[answer.Key] = Answer(function, answer.Key, answer, notes, prose);
        }

        foreach (var status in notes.Answers.Keys.Where(status => !responses.ContainsKey(status)))
        {
            responses[status] = Answer(function, status, [], notes, prose);
        }

        foreach (var problems in Problems(function, notes).Distinct().GroupBy(problem => problem.Status))
        {
            responses[problems.Key] = components.Problems([.. problems]);
        }

        return new JsonObject(responses.Select(response => KeyValuePair.Create<string, JsonNode?>($"{response.Key}", response.Value)));
    }

    private JsonObject Answer(FunctionDescriptor function, int status, IEnumerable<Answered> answers, OperationNotes notes, OperationProse prose)
    {
        var said = notes.Answers.GetValueOrDefault(status) ?? new AnswerNotes();
        var response = new JsonObject
        {
            ["description"] = status == StatusCodes.Status304NotModified ? KnownAlready
                : prose.Responses.TryGetValue(status, out var meaning) ? meaning
                : throw new InvalidOperationException($"{function.Name} can answer {status}: describe that response in its comment, in <response code=\"{status}\">."),
            ["headers"] = components.Headers([.. ResponseHeaders.OfAll, .. said.Headers]),
        };
        var bodies = answers
            .Select(answer => answer.Body)
            .OfType<Type>()
            .Distinct()
            .Where(body => said.Content.All(content => content.Type != body || content.MediaType != Generation.Content.Json))
            .Take(status == StatusCodes.Status304NotModified ? 0 : 1)
            .Select(body => new Content(Generation.Content.Json, body, [.. said.Examples]));
        if (Content([.. bodies, .. said.Content]) is { Count: > 0 } content)
        {
            response["content"] = content;
        }

        return response;
    }

    private JsonObject Content(IEnumerable<Content> bodies) =>
        new(bodies.Select(body => KeyValuePair.Create<string, JsonNode?>(body.MediaType, Media(body))));

    private JsonObject Media(Content body)
    {
        var media = new JsonObject();
        if (body.Type is not null)
        {
            media["schema"] = components.Schema(body.Type);
        }
        else if (body.Schema is not null)
        {
            media["schema"] = body.Schema.DeepClone();
        }
        else if (body.Line is not null)
        {
            media["schema"] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = "One JSON object in each line.",
                ["contentMediaType"] = body.MediaType,
                ["contentSchema"] = new JsonObject { ["type"] = "array", ["items"] = components.Named(body.Line) },
            };
        }
        else if (body.Examples.Length > 0 || body.IsBytes)
        {
            media["schema"] = new JsonObject { ["type"] = "string" };
        }

        if (body.IsBytes)
        {
            media["schema"]!["format"] = "binary";
        }

        if (body.Examples.Length > 0)
        {
            media["examples"] = new JsonObject(body.Examples.Select(example => KeyValuePair.Create<string, JsonNode?>(example.Name, components.Example(example))));
        }

        return media;
    }

    private static bool IsOpen(FunctionDescriptor function) => function.Method.IsDefined(typeof(AllowAnonymousAttribute));

    /// <summary>The problems of the function's result type, of requests that do not reach the function, and of failures.</summary>
    private static IEnumerable<ProblemKind> Problems(FunctionDescriptor function, OperationNotes notes) =>
    [
        .. FunctionResults.Problems(function.Method).Where(kind => notes.Excluded.All(excluded => excluded != kind)),
        .. IsOpen(function) ? [] : (ProblemKind[])[InvalidQueryProblem.Kind, AccessProblems.Unauthenticated, ForbiddenProblem.Kind, AccessProblems.IssuerUnavailable],
        .. function.Method.IsDefined(typeof(UnlimitedAttribute)) ? [] : (ProblemKind[])[RequestRate.Kind],
        .. notes.IsWithoutStorage ? [] : (ProblemKind[])[Http.Problems.StorageUnavailable],
        AddressLength.Kind,
        Http.Problems.InternalError,
    ];
}
