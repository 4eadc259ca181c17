using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.OpenApi.Operations;
using CoProduction.Functions.Records;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>Generates the OpenAPI document of all HTTP functions from the code. The same code gives the same bytes.</summary>
internal sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Documentation documentation;
    private readonly Schemas schemas;
    private readonly Components components;
    private readonly SortedDictionary<string, JsonObject> paths = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Description)> tags = [];

    private readonly RecordKinds kinds;

    private OpenApiDocument(RecordKinds kinds)
    {
        Assembly[] assemblies = [.. kinds.All.Select(kind => kind.GetType().Assembly).Prepend(typeof(OpenApiDocument).Assembly).Distinct()];
        this.kinds = kinds;
        documentation = new Documentation(assemblies.Append(typeof(Register).Assembly));
        schemas = new Schemas(documentation, new MemberRules(assemblies), new Variants(kinds));
        components = new Components(schemas);
    }

    /// <summary>Generates the document for a program's functions.</summary>
    /// <param name="catalog">The functions.</param>
    /// <param name="kinds">The kinds of record that the functions serve.</param>
    public static string Of(FunctionCatalog catalog, RecordKinds kinds)
    {
        var document = new OpenApiDocument(kinds);
        var writer = new OperationWriter(document.components, document.ProseOf);
        foreach (var (function, trigger) in catalog.TriggeredBy<HttpFunctionTrigger>().Where(http => !http.Trigger.TakesEveryMethod))
        {
            document.Add(trigger, writer.Write(function, document.NotesOf(function)));
        }

        return document.Json().ToJsonString(Indented) + "\n";
    }

    private OperationNotes NotesOf(FunctionDescriptor function)
    {
        var functions = function.Method.DeclaringType!;
        if (ResourceReader.Of(functions, kinds) is { } kind)
        {
            if (tags.All(tag => tag.Name != kind.Path))
            {
                tags.Add((kind.Path, documentation.Of(functions)!));
            }

            if (ResourceOperations.Of(function.Method.Name, Noun(function.Name), kind, schemas) is { } notes)
            {
                return notes;
            }
        }

        return OtherOperations.ByFunction.TryGetValue(function.Name, out var said)
            ? said
            : throw new InvalidOperationException($"{nameof(OtherOperations)} does not name the function {function.Name}: add it.");
    }

    private OperationProse ProseOf(FunctionDescriptor function) =>
        ResourceReader.Of(function.Method.DeclaringType!, kinds) is { } kind && ResourceOperations.ProseOf(function.Method.Name, Noun(function.Name), kind, documentation) is { } prose
            ? prose
            : documentation.OperationOf(function.Method);

    private void Add(HttpFunctionTrigger trigger, JsonObject operation)
    {
        // An optional parameter is left out of the path.
        var segments = RoutePatternFactory.Parse(trigger.Route).PathSegments
            .Select(segment => segment.Parts.Single())
            .Where(part => part is not RoutePatternParameterPart { IsOptional: true })
            .Select(part => part is RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}" : ((RoutePatternLiteralPart)part).Content);
        var path = $"/{string.Join('/', segments)}";
        if (!paths.TryGetValue(path, out var item))
        {
            paths[path] = item = [];
        }

        item[trigger.Methods.Single(method => method != "head")] = operation;
    }

    private JsonObject Json() => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = Info(),
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "The host that this document was read from." }),
        ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
        ["tags"] = new JsonArray([.. tags.OrderBy(tag => tag.Name, StringComparer.Ordinal).Concat(Tags.All).Select(tag => new JsonObject { ["name"] = tag.Name, ["description"] = tag.Description })]),
        ["paths"] = new JsonObject(paths.Select(path => KeyValuePair.Create<string, JsonNode?>(path.Key, path.Value))),
        ["webhooks"] = new EventWriter(components).Json,
        ["components"] = components.All,
    };

    private static JsonObject Info() => new()
    {
        ["title"] = "CoProduction",
        ["version"] = typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3),
        ["summary"] = "A register of allied munitions factories, MRO sites and critical-mineral chains, and the obstacles to their goals.",
        ["description"] = """
            JSON names are in camelCase, months are written as `2030-10`, and links are absolute. An unknown value is absent, never 0; a null stands only where a description says so.
            Errors are problems (RFC 9457) with a `code` that never changes. A problem lists all faults of the request at once.
            PUT accepts the body that GET returns. A change needs the version's `ETag` in `If-Match`.
            Lists come in pages: follow `nextLink` until it is absent.
            HEAD returns the same response as GET, without the body. OPTIONS returns the methods of an address in `Allow`,
            and the type of patches that it takes in `Accept-Patch`.
            Any other method is a problem `method-not-allowed` (405), also with `Allow`.
            The web server rejects a malformed HTTP request, such as a path with a null character, with 400 or 431 and no body.
            """.ReplaceLineEndings("\n"),
        ["contact"] = new JsonObject { ["name"] = "The operator of this register" },
        ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
    };

    /// <summary>The resource in a function's name: <c>mineral chain</c> for <c>GetMineralChainHistory</c>.</summary>
    private static string Noun(string function)
    {
        var words = string.Concat(function.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")).Trim().Split(' ');
        return string.Join(' ', words[1..].Where(word => word != "history"));
    }
}
