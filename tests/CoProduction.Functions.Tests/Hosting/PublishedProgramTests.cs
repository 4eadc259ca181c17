using System.Text.Json.Nodes;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.CustomHandler;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class PublishedProgramTests
{
    private static readonly FunctionCatalog Catalog = FunctionCatalog.Of(typeof(Program).Assembly);

    [Fact]
    public async Task Every_function_and_nothing_else_has_its_file()
    {
        var folder = await PublishedProgram.Folder;

        var files = Directory.EnumerateFiles(folder, "function.json", SearchOption.AllDirectories);

        Assert.Equal(
            Catalog.All.Select(function => function.Name).Order(StringComparer.Ordinal),
            files.Select(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_file_says_what_the_attributes_say()
    {
        var folder = await PublishedProgram.Folder;

        Assert.All(Catalog.All, function =>
        {
            var file = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, function.Name, "function.json")));
            Assert.True(JsonNode.DeepEquals(FunctionFiles.Describe(function), file), function.Name);
        });
    }

    [Fact]
    public async Task Host_file_starts_the_program_as_a_custom_handler()
    {
        var folder = await PublishedProgram.Folder;

        var host = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "host.json")))!;

        var handler = host["customHandler"]!;
        Assert.True(File.Exists(Path.Combine(folder, (string)handler["description"]!["defaultExecutablePath"]!)));
        Assert.True((bool)handler["enableProxyingHttpRequest"]!);
        Assert.True((bool)handler["enableForwardingHttpRequest"]!);
        Assert.Equal("", (string)host["extensions"]!["http"]!["routePrefix"]!);
    }

    // Where there is such a section, the Functions host starts an isolated worker as a custom handler.
    [Fact]
    public async Task Host_file_of_the_repository_has_no_custom_handler()
    {
        var host = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryRoot.Combine("host.json")))!.AsObject();

        Assert.DoesNotContain("customHandler", host.Select(section => section.Key));
    }
}
