using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.OpenApi.Clients;

/// <summary>
/// The clients that generators make of the document: a compiler checks that the document describes what the programs in <c>infra/checks/clients</c> send and
/// read, and the program then answers them.
/// </summary>
public sealed class GeneratedClientTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private const string Flows = "create, list, update, conflict, problem, export, import, mirror, report, what-if";

    [Fact]
    public Task NSwag_makes_a_client_that_compiles_and_does_what_an_engineer_would_do() => Does(NSwagClient.Generate, "NSwagFlows");

    [Fact]
    public Task Kiota_makes_a_client_that_compiles_and_does_what_an_engineer_would_do() => Does(KiotaClient.Generate, "KiotaFlows");

    private async Task Does(Func<string, Task> generate, string flows)
    {
        var folder = Directory.CreateTempSubdirectory("coproduction-clients-").FullName;
        try
        {
            await generate(folder);
            Assert.Equal(Flows, await CSharpClients.Use(flows, await CSharpClients.Compile(folder, flows), register.Client));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Openapi_typescript_makes_a_client_that_compiles_and_does_what_an_engineer_would_do()
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
            await EndedProcess.Run("node", Checks.Script("node_modules", "openapi-typescript", "bin", "cli.js"), ApiDocument.File, "--output", Path.Combine(folder, "api.d.ts"));
            await EndedProcess.Run("node", Checks.Script("node_modules", "typescript", "bin", "tsc"), "--project", folder);

            var said = await EndedProcess.Run(
                "node",
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
}
