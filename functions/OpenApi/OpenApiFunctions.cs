using System.Reflection;
using CoProduction.Functions.Access;
using CoProduction.Functions.Resources;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.OpenApi;

/// <summary>Answers the OpenAPI document, which is committed as a file and part of the program.</summary>
public static class OpenApiFunctions
{
    /// <summary>The name under which the document is embedded.</summary>
    public const string Resource = "openapi.json";

    private static readonly byte[] Document = Embedded();

    [Open]
    [Function("GetOpenApi")]
    public static Task<TaggedText> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        Task.FromResult(new TaggedText(Document, "application/json; charset=utf-8"));

    private static byte[] Embedded()
    {
        using var document = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        var bytes = new byte[document.Length];
        document.ReadExactly(bytes);
        return bytes;
    }
}
