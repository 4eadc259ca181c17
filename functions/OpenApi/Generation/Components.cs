using System.Text.Json.Nodes;
using CoProduction.Functions.Http;
using CoProduction.Functions.OpenApi.Operations;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>The components that operations share, each written once.</summary>
internal sealed class Components(Schemas schemas)
{
    private readonly SortedDictionary<string, SortedDictionary<string, JsonObject>> sections = new(StringComparer.Ordinal);

    public JsonObject All
    {
        get
        {
            var all = new JsonObject();
            foreach (var (section, entries) in sections)
            {
                all[section] = new JsonObject(entries.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value)));
            }

            all["schemas"] = schemas.All;
            all["securitySchemes"] = new JsonObject
            {
                ["bearer"] = new JsonObject
                {
                    ["type"] = "http",
                    ["scheme"] = "bearer",
                    ["bearerFormat"] = "JWT",
                    ["description"] = "A token from the trusted issuer, with the caller's partner and roles. `./dev run` prints tokens for sample ministries.",
                },
            };
            return all;
        }
    }

    public JsonObject Schema(Type type) => schemas.Of(type);

    /// <inheritdoc cref="Schemas.Named"/>
    public JsonObject Named(Type type) => schemas.Named(type);

    public JsonObject Of(Parameter parameter) => parameter.IsShared ? Add("parameters", parameter.Name, parameter.Json) : parameter.Json;

    public JsonObject Example((string Name, string Summary, JsonNode Value) example) =>
        Add("examples", example.Name, new JsonObject { ["summary"] = example.Summary, ["value"] = example.Value.DeepClone() });

    public JsonObject Headers(params IEnumerable<string> names) =>
        new(names.Order(StringComparer.Ordinal).Select(name => KeyValuePair.Create<string, JsonNode?>(name, Add("headers", name, ResponseHeaders.Of(name)))));

    /// <summary>The response with one status that covers all of these problems.</summary>
    public JsonObject Problems(IReadOnlyList<ProblemKind> problems) =>
        Add("responses", string.Join("Or", problems.Select(problem => Pascal(problem.Code))), Response(problems));

    private JsonObject Response(IReadOnlyList<ProblemKind> problems)
    {
        List<string> headers = [.. ResponseHeaders.OfAll];
        if (problems.Any(problem => problem.HasRetryAfter))
        {
            headers.Add("Retry-After");
        }

        if (problems[0].Status == StatusCodes.Status401Unauthorized)
        {
            headers.Add("WWW-Authenticate");
        }

        return new JsonObject
        {
            ["description"] = string.Join('\n', problems.Select(problem => $"* `{problem.Code}`: {problem.Meaning}")),
            ["headers"] = Headers(headers),
            ["x-codes"] = Nodes.List(problems.Select(problem => problem.Code)),
            ["content"] = new JsonObject
            {
                ["application/problem+json"] = new JsonObject
                {
                    // One schema for all, so that generated clients have one type.
                    ["schema"] = schemas.Of(typeof(Problem)),
                    ["examples"] = new JsonObject(problems.Select(problem => KeyValuePair.Create<string, JsonNode?>(
                        problem.Code, Example(($"problem.{problem.Code}", problem.Title, ProblemExamples.Of(problem)))))),
                },
            },
        };
    }

    private JsonObject Add(string section, string name, JsonObject entry)
    {
        if (!sections.TryGetValue(section, out var entries))
        {
            sections[section] = entries = new(StringComparer.Ordinal);
        }

        if (!entries.TryAdd(name, entry) && !JsonNode.DeepEquals(entries[name], entry))
        {
            throw new InvalidOperationException($"Two different {section} have the name {name}.");
        }

        return new JsonObject { ["$ref"] = $"#/components/{section}/{name}" };
    }

    private static string Pascal(string code) => string.Concat(code.Split('-').Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
