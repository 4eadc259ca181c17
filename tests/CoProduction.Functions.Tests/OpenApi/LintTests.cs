namespace CoProduction.Functions.Tests.OpenApi;

public sealed class LintTests
{
    // It works for some ten seconds, and longer where others work beside it.
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
    public async Task Committed_document_has_no_finding_under_the_rules_of_spectral()
    {
        var (code, output) = await Lint(ApiDocument.File);

        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task A_finding_that_is_but_a_warning_would_be_seen()
    {
        var folder = Directory.CreateTempSubdirectory("coproduction-");
        try
        {
            var document = Path.Combine(folder.FullName, "openapi.json");
            await File.WriteAllTextAsync(document, Unnamed);

            var (code, output) = await Lint(document);

            Assert.Equal(1, code);
            Assert.Contains("operation-operationId", output, StringComparison.Ordinal);
            Assert.Contains("1 problem (0 errors, 1 warning,", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> Lint(string file)
    {
        await using var spectral = StartedProcess.Start(
            "node",
            [
                Checks.Script("node_modules", "@stoplight", "spectral-cli", "dist", "index.js"),
                "lint", "--ruleset", Checks.Script("spectral.yaml"), "--fail-severity", "hint", file,
            ]);
        return (await spectral.WaitForExitAsync(Patience), spectral.Output);
    }
}
