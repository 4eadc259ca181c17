using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.OpenApi;

/// <summary>Returns the OpenAPI document, which is committed as a file and embedded in the program.</summary>
public static class OpenApiFunctions
{
    /// <summary>The name of the embedded document.</summary>
    public const string Resource = "openapi.json";

    private static readonly byte[] Document = EmbeddedFile.Read(typeof(OpenApiFunctions).Assembly, Resource);

    /// <summary>Get this document.</summary>
    /// <remarks>Returns this OpenAPI document exactly as it is committed with the code.</remarks>
    /// <response code="200">The OpenAPI document.</response>
    [AllowAnonymous]
    [Function("GetOpenApi")]
    public static Task<ETaggedText> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        Task.FromResult(new ETaggedText(Document, "application/json; charset=utf-8"));
}
