using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.OpenApi.Clients;

/// <summary>
/// The client that openapi-typescript and openapi-fetch make of the document: the compiler checks that the document describes what <c>flows.ts</c> sends and
/// reads, and the program then answers it.
/// </summary>
[Trait("Mode", "Long")]
public sealed class TypeScriptClientTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Generated_client_compiles_and_does_what_an_engineer_would_do()
    {
        // The compiler and node look for packages in the folders above.
        var folder = Checks.Script("node_modules", $".clients-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            foreach (var file in (string[])["flows.ts", "tsconfig.json"])
            {
                File.Copy(Checks.Script("clients", file), Path.Combine(folder, file));
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "type": "module" }""");
            await Node(Checks.Script("node_modules", "openapi-typescript", "bin", "cli.js"), ApiDocument.File, "--output", Path.Combine(folder, "api.d.ts"));
            await Node(Checks.Script("node_modules", "typescript", "bin", "tsc"), "--project", folder);

            var said = await Node(
                Path.Combine(folder, "flows.js"),
                register.Client.BaseAddress!.ToString().TrimEnd('/'),
                register.Client.DefaultRequestHeaders.Authorization!.Parameter!);

            Assert.Equal("create, page, update, conflict, import, mirror, report, what-if", said.Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Node(params string[] arguments)
    {
        await using var node = StartedProcess.Start("node", arguments);
        var code = await node.WaitForExitAsync(Patience);
        Assert.True(code == 0, $"node {arguments[0]} ended with {code}: {node.Output}");
        return node.Output;
    }
}
