using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Checks the committed document with spectral, and a document that breaks a rule.</summary>
public sealed class LintTests
{
    // Linting takes about ten seconds, and longer if other work runs at the same time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const string Unnamed = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Sample", "version": "1", "description": "An operation without a name.", "contact": { "name": "Nobody" } },
          "servers": [{ "url": "https://coproduction.example" }],
          "tags": [{ "name": "sample" }],
          "paths": { "/": { "get": { "tags": ["sample"], "description": "No name.", "responses": { "200": { "description": "Well." } } } } }
        }
        """;

    [Fact]
    public async Task Committed_document_has_no_finding_and_one_that_is_but_a_warning_would_be_seen()
    {
        var folder = Directory.CreateTempSubdirectory("coproduction-");
        try
        {
            var (unnamed, findings) = (Path.Combine(folder.FullName, "unnamed.json"), Path.Combine(folder.FullName, "findings.json"));
            await File.WriteAllTextAsync(unnamed, Unnamed);

            await using var spectral = StartedProcess.Start(
                "node",
                [
                    Checks.Script("node_modules", "@stoplight", "spectral-cli", "dist", "index.js"),
                    "lint", "--ruleset", Checks.Script("spectral.yaml"), "--fail-severity", "hint", "--format", "json", "--output", findings,
                    ApiDocument.File, unnamed,
                ]);
            var code = await spectral.WaitForExitAsync(Patience);

            Assert.True(code == 1, spectral.Output);
            var finding = Assert.Single(JsonNode.Parse(await File.ReadAllTextAsync(findings))!.AsArray())!;
            Assert.Equal(("operation-operationId", "unnamed.json"), ((string?)finding["code"], Path.GetFileName((string?)finding["source"])));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
