using System.Reflection;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.Front;
using CoProduction.Functions.OpenApi.Operations;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>Writes one operation: what its function tells, and what its notes say.</summary>
internal sealed class OperationWriter(Components components)
{
    private static readonly string[] Tagged = ["ETag", "Cache-Control", "Vary"];

    private static readonly AnswerNotes NotModified = new("The caller has this already.", Tagged);

    public JsonObject Write(FunctionDescriptor function, OperationNotes notes)
    {
        notes = ResultReader.IsTagged(function.Method) ? WithTag(notes) : notes;
        var operation = new JsonObject
        {
            ["tags"] = new JsonArray(notes.Tag),
            ["summary"] = notes.Summary,
            ["description"] = notes.Description,
            ["operationId"] = function.Name,
            ["parameters"] = new JsonArray([.. notes.Parameters.Append(Parameters.Correlation).Select(components.Of)]),
        };
        if (notes.Body.Count > 0)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(notes.Body) };
        }

        operation["responses"] = Responses(function, notes);
        if (IsOpen(function))
        {
            operation["security"] = new JsonArray();
        }

        return operation;
    }

    /// <summary>What holds of every answer that has an ETag.</summary>
    private static OperationNotes WithTag(OperationNotes notes)
    {
        var answers = new Dictionary<int, AnswerNotes>(notes.Answers) { [StatusCodes.Status304NotModified] = NotModified };
        if (answers.TryGetValue(StatusCodes.Status200OK, out var found))
        {
            answers[StatusCodes.Status200OK] = found with { Headers = [.. found.Headers.Union(Tagged)] };
        }

        return notes with
        {
            Parameters = notes.Parameters.Contains(Parameters.IfNoneMatch) ? notes.Parameters : [.. notes.Parameters, Parameters.IfNoneMatch],
            Answers = answers,
        };
    }

    private JsonObject Responses(FunctionDescriptor function, OperationNotes notes)
    {
        var responses = new SortedDictionary<int, JsonObject>();
        foreach (var answer in ResultReader.Of(function.Method).GroupBy(answer => answer.Status))
        {
            responses[answer.Key] = Answer(function, answer.Key, answer, notes);
        }

        foreach (var status in notes.Answers.Keys.Where(status => !responses.ContainsKey(status)))
        {
            responses[status] = Answer(function, status, [], notes);
        }

        foreach (var problems in Problems(function, notes).Select(ProblemCodes.Of).GroupBy(problem => problem.Status))
        {
            responses[problems.Key] = components.Problems([.. problems]);
        }

        return new JsonObject(responses.Select(response => KeyValuePair.Create<string, JsonNode?>($"{response.Key}", response.Value)));
    }

    private JsonObject Answer(FunctionDescriptor function, int status, IEnumerable<Answered> answers, OperationNotes notes)
    {
        var said = notes.Answers.TryGetValue(status, out var found)
            ? found
            : throw new InvalidOperationException($"{function.Name} can answer {status}: say in its notes what that means.");
        var response = new JsonObject
        {
            ["description"] = said.Description,
            ["headers"] = components.Headers([Hosting.Correlation.Header, .. said.Headers]),
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
        else if (body.Examples.Length > 0)
        {
            media["schema"] = new JsonObject { ["type"] = "string" };
        }

        if (body.Examples.Length > 0)
        {
            media["examples"] = new JsonObject(body.Examples.Select(example => KeyValuePair.Create<string, JsonNode?>(example.Name, components.Example(example))));
        }

        return media;
    }

    private static bool IsOpen(FunctionDescriptor function) => function.Method.IsDefined(typeof(OpenAttribute));

    private static IEnumerable<string> Problems(FunctionDescriptor function, OperationNotes notes) =>
    [
        .. notes.Problems,
        .. IsOpen(function) ? [] : ProblemCodes.WithToken,
        .. function.Method.IsDefined(typeof(UnlimitedAttribute)) ? [] : ProblemCodes.Limited,
        .. notes.IsWithoutStorage ? [] : ProblemCodes.WithStorage,
        .. ProblemCodes.Anywhere,
    ];
}
