using System.Collections.Frozen;
using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace CoProduction.Functions.OpenApi;

/// <summary>Shows the OpenAPI document to people in Swagger UI, all of whose files the program serves itself.</summary>
public static class DocsFunctions
{
    private const string Page = "index.html";
    private const string Viewer = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";

    private static readonly FrozenDictionary<string, (Lazy<byte[]> Content, string Type)> Files = new Dictionary<string, (Lazy<byte[]>, string)>
    {
        [Page] = (Own("docs.index.html"), "text/html; charset=utf-8"),
        ["docs.js"] = (Own("docs.docs.js"), "text/javascript; charset=utf-8"),
        ["swagger-ui-bundle.js"] = (OfViewer("swagger-ui-bundle.js"), "text/javascript; charset=utf-8"),
        ["swagger-ui.css"] = (OfViewer("swagger-ui.css"), "text/css; charset=utf-8"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of the files that the page consists of.</summary>
    internal static IEnumerable<string> Names => Files.Keys.Order(StringComparer.Ordinal);

    /// <summary>Read this document in a browser.</summary>
    /// <remarks>Returns a page that shows the OpenAPI document and sends requests with a token that its reader pastes.</remarks>
    /// <response code="200">The page.</response>
    [AllowAnonymous]
    [Function("GetDocs")]
    public static Task<ETaggedText> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs")] HttpRequest request) =>
        Task.FromResult(Answer(request, Page));

    /// <summary>Get a file of the page that shows this document.</summary>
    /// <remarks>Returns a script or a style sheet.</remarks>
    /// <response code="200">The file.</response>
    [AllowAnonymous]
    [Function("GetDocsFile")]
    public static Task<Results<ETaggedText, NotFoundProblem>> GetFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs/{file}")] HttpRequest request, string file) =>
        Task.FromResult<Results<ETaggedText, NotFoundProblem>>(Files.ContainsKey(file) ? Answer(request, file) : new NotFoundProblem());

    private static ETaggedText Answer(HttpRequest request, string file)
    {
        var (content, type) = Files[file];
        request.HttpContext.Response.Headers[HeaderNames.ContentSecurityPolicy] = PagePolicy.SameOrigin;
        return new ETaggedText(content.Value, type);
    }

    private static Lazy<byte[]> Own(string name) => new(() => EmbeddedFile.Read(typeof(DocsFunctions).Assembly, name));

    private static Lazy<byte[]> OfViewer(string name) => new(() => EmbeddedFile.Unzip(typeof(SwaggerUIOptions).Assembly, Viewer + name));
}
