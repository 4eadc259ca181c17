namespace CoProduction.Functions.Tests.OpenApi.Clients;

/// <summary>The client that Kiota generates.</summary>
internal static class KiotaClient
{
    /// <summary>The media types whose bodies it is to take for answers. By itself it ignores the body of a file that can also be not modified.</summary>
    private static readonly string[] MediaTypes =
        ["application/json", "application/merge-patch+json", "application/geo+json", "text/plain;q=0.9", "application/zip;q=0.8", "application/jsonl;q=0.8"];

    public static Task Generate(string folder) => EndedProcess.Run(
        "dotnet",
        [
            "tool", "run", "kiota", "--", "generate", "--language", "CSharp", "--openapi", ApiDocument.File, "--output", folder,
            "--class-name", "CoProductionClient", "--namespace-name", "CoProduction.Kiota", "--exclude-backward-compatible", "--log-level", "Error",
            .. MediaTypes.SelectMany(type => new[] { "--structured-mime-types", type }),
        ]);
}
