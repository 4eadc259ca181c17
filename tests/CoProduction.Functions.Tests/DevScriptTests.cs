using System.Net;
using System.Net.Sockets;

namespace CoProduction.Functions.Tests;

/// <summary>The output of <c>./dev</c> before it builds anything. The script runs in a separate folder, so that it disturbs nothing here.</summary>
public sealed class DevScriptTests : IDisposable
{
    // The only tools that the script needs before it looks for the others.
    private static readonly string[] Tools = ["bash", "env", "dirname", "cat", "grep", "sed", "rm", "mkdir", "sleep", "dotnet"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction dev ");

    public DevScriptTests() => File.Copy(RepositoryRoot.Combine("dev"), Path.Combine(folder.FullName, "dev"));

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("COPRODUCTION_PORT")]
    [InlineData("AZURITE_BLOB_PORT")]
    [InlineData("AZURITE_TABLE_PORT")]
    public async Task Taken_port_is_one_sentence_that_says_what_to_do(string setting)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        // Nobody listens at port 1.
        var ports = new[] { "COPRODUCTION_PORT", "AZURITE_BLOB_PORT", "AZURITE_QUEUE_PORT", "AZURITE_TABLE_PORT" }
            .ToDictionary(name => name, name => name == setting ? $"{port}" : (string?)"1");

        var (code, output) = await Run(ports, "run");

        Assert.Equal(1, code);
        Assert.StartsWith($"Port {port} is taken: ", Assert.Single(output), StringComparison.Ordinal);
        Assert.Contains(setting, output[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData("publish")]
    public async Task Missing_node_is_one_sentence(string command)
    {
        var (code, output) = await Run(OnlyTools(), command);

        Assert.Equal(1, code);
        Assert.Equal(["Node.js 20.19 or newer is missing: install it, with npm, from https://nodejs.org."], output);
    }

    [Fact]
    public async Task Missing_Core_Tools_are_one_sentence()
    {
        var (code, output) = await Run(OnlyTools(), "functions");

        Assert.Equal(1, code);
        Assert.Equal(["The Azure Functions Core Tools are missing: install them with 'npm install --global azure-functions-core-tools@4'."], output);
    }

    [Fact]
    public async Task Unknown_command_is_one_sentence()
    {
        var (code, output) = await Run(new Dictionary<string, string?>(), "fly");

        Assert.Equal(1, code);
        Assert.Equal(["Unknown command './dev fly': ./dev help lists the commands."], output);
    }

    private Dictionary<string, string?> OnlyTools()
    {
        var tools = folder.CreateSubdirectory("tools").FullName;
        foreach (var tool in Tools)
        {
            File.CreateSymbolicLink(Path.Combine(tools, tool), Found(tool));
        }

        return new Dictionary<string, string?> { ["PATH"] = tools };
    }

    private static string Found(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(place => Path.Combine(place, tool)).First(File.Exists);

    private async Task<(int Code, string[] Output)> Run(Dictionary<string, string?> settings, string command)
    {
        await using var script = StartedProcess.Start(Found("bash"), ["dev", command], settings, folder.FullName);
        return (await script.WaitForExitAsync(), script.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
