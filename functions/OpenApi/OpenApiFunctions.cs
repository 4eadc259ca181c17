using System.Reflection;
using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.OpenApi;

/// <summary>Answers the OpenAPI document, which is committed as a file and part of the program.</summary>
public static class OpenApiFunctions
{
    /// <summary>The name under which the document is embedded.</summary>
    public const string Resource = "openapi.json";

    private static readonly byte[] Document = Embedded();

    private static readonly string ETag = Convert.ToHexStringLower(SHA256.HashData(Document));

    [Open]
    [Function("GetOpenApi")]
    public static Task<Results<FileContentHttpResult, NotModified>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = Preconditions.Quoted(ETag);
        headers.CacheControl = "public, no-cache";
        return Task.FromResult<Results<FileContentHttpResult, NotModified>>(
            Preconditions.IsKnown(request, ETag) ? NotModified.Instance : TypedResults.Bytes(Document, "application/json"));
    }

    private static byte[] Embedded()
    {
        using var document = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        var bytes = new byte[document.Length];
        document.ReadExactly(bytes);
        return bytes;
    }
}
