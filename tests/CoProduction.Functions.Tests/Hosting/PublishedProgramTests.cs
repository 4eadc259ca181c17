using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Catalog;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>Compares the metadata that the Functions host reads with the catalog that the standalone host reads.</summary>
public sealed class PublishedProgramTests
{
    private static readonly FunctionCatalog Catalog = FunctionCatalog.Of(typeof(Program).Assembly);

    [Fact]
    public async Task Functions_are_those_of_the_catalog()
    {
        var functions = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(await PublishedProgram.Folder, "functions.metadata")))!.AsArray();

        Assert.Equal(
            Catalog.All.Select(Expected).Order(StringComparer.Ordinal),
            functions.Select(function => Told(function!)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Program_is_an_isolated_worker()
    {
        var folder = await PublishedProgram.Folder;
        var worker = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "worker.config.json")))!["description"]!;

        Assert.Equal(("dotnet-isolated", "dotnet"), ((string)worker["language"]!, (string)worker["defaultExecutablePath"]!));
        Assert.True(File.Exists(Path.Combine(folder, (string)worker["defaultWorkerPath"]!)));
        Assert.Contains("Storage.Queues", await File.ReadAllTextAsync(Path.Combine(folder, "extensions.json")), StringComparison.Ordinal);
    }

    // With a section customHandler, the Functions host starts the program as one and ignores the worker's configuration.
    [Fact]
    public async Task Host_file_has_no_route_prefix_and_no_custom_handler()
    {
        var host = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(await PublishedProgram.Folder, "host.json")))!.AsObject();

        Assert.Equal("", (string)host["extensions"]!["http"]!["routePrefix"]!);
        Assert.DoesNotContain("customHandler", host.Select(section => section.Key));
    }

    [Fact]
    public async Task Package_has_the_files_at_its_root_that_Flex_Consumption_looks_for()
    {
        using var package = System.IO.Compression.ZipFile.OpenRead(await PublishedProgram.Package());
        var names = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string> { "host.json", "functions.metadata", "worker.config.json", "extensions.json", "CoProduction.Functions.dll" }, names);
        Assert.Contains(".azurefunctions/function.deps.json", names);
        Assert.DoesNotContain(names, name => name.Contains('\\', StringComparison.Ordinal));
    }

    private static string Expected(FunctionDescriptor function) => Line(
        function.Name,
        $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}",
        function.Trigger switch
        {
            HttpFunctionTrigger http => $"{http.Binding} {Methods(http.Methods)} /{http.Route} Anonymous",
            TimerFunctionTrigger timer => $"{timer.Binding} %{timer.Setting}% {timer.UseMonitor} {timer.RunOnStartup}",
            QueueFunctionTrigger queue => $"{queue.Binding} {queue.Queue} {queue.Connection}",
            _ => "unknown",
        });

    private static string Told(JsonNode function)
    {
        var trigger = function["bindings"]!.AsArray().Single(binding => ((string)binding!["type"]!).EndsWith("Trigger", StringComparison.Ordinal))!;
        var binding = (string)trigger["name"]!;
        return Line(
            (string)function["name"]!,
            (string)function["entryPoint"]!,
            (string)trigger["type"]! switch
            {
                "httpTrigger" => $"{binding} {Methods(trigger["methods"].Deserialize<string[]>() ?? [])} /{trigger["route"]} {trigger["authLevel"]}",
                "timerTrigger" => $"{binding} {trigger["schedule"]} {(bool?)trigger["useMonitor"] ?? true} {(bool?)trigger["runOnStartup"] ?? false}",
                "queueTrigger" => $"{binding} {trigger["queueName"]} {(string?)trigger["connection"] ?? "AzureWebJobsStorage"}",
                var type => type,
            });
    }

    private static string Methods(IEnumerable<string> methods) => string.Join(',', methods);

    private static string Line(params string[] parts) => string.Join(" | ", parts);
}
