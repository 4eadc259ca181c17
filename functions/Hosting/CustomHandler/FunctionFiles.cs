using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Hosting.Catalog;

namespace CoProduction.Functions.Hosting.CustomHandler;

/// <summary>
/// Makes a published folder one that the Azure Functions host can run: a <c>function.json</c> for each function, and in
/// <c>host.json</c> the section that starts the program as a custom handler.
/// </summary>
internal static class FunctionFiles
{
    private const string Generator = "CoProduction.Functions";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <exception cref="RefusedStartException">The folder holds no published program.</exception>
    public static void Write(FunctionCatalog catalog, string directory)
    {
        var hostFile = Path.Combine(directory, "host.json");
        if (!File.Exists(hostFile))
        {
            throw new RefusedStartException($"{directory} holds no host.json: publish the program there first.");
        }

        RemoveEarlier(directory);
        foreach (var function in catalog.All)
        {
            var folder = Directory.CreateDirectory(Path.Combine(directory, function.Name));
            WriteJson(Path.Combine(folder.FullName, "function.json"), Describe(function));
        }

        var host = JsonNode.Parse(File.ReadAllText(hostFile))!.AsObject();
        host["customHandler"] = CustomHandlerSection(directory);
        if (catalog.TriggeredBy<QueueFunctionTrigger>().Any())
        {
            // HTTP and timer triggers are part of the host; queue triggers come with the bundle.
            host["extensionBundle"] = new JsonObject { ["id"] = "Microsoft.Azure.Functions.ExtensionBundle", ["version"] = "[4.*, 5.0.0)" };
        }

        WriteJson(hostFile, host);
    }

    public static JsonObject Describe(FunctionDescriptor function) => new()
    {
        ["generatedBy"] = Generator,
        ["bindings"] = Bindings(function.Trigger),
    };

    private static JsonArray Bindings(FunctionTrigger trigger) => trigger switch
    {
        HttpFunctionTrigger http =>
        [
            Trigger("httpTrigger", http, new()
            {
                ["authLevel"] = http.AuthLevel,
                ["methods"] = new JsonArray([.. http.Methods.Select(verb => JsonValue.Create(verb))]),
                ["route"] = http.Route,
            }),
            new JsonObject { ["type"] = "http", ["direction"] = "out", ["name"] = "res" },
        ],
        TimerFunctionTrigger timer =>
        [
            Trigger("timerTrigger", timer, new()
            {
                ["schedule"] = timer.Expression,
                ["useMonitor"] = timer.UseMonitor,
                ["runOnStartup"] = timer.RunOnStartup,
            }),
        ],
        QueueFunctionTrigger queue =>
        [
            Trigger("queueTrigger", queue, new() { ["queueName"] = queue.Queue, ["connection"] = queue.Connection }),
        ],
        _ => throw new InvalidFunctionException($"There is no function.json for a {trigger.GetType().Name}."),
    };

    private static JsonObject Trigger(string type, FunctionTrigger trigger, JsonObject details)
    {
        details.Insert(0, "type", type);
        details.Insert(1, "direction", "in");
        details.Insert(2, "name", trigger.Binding);
        return details;
    }

    // A host that knows proxying tries it first; an older one does not read that flag and forwards. Proxying streams, takes chunked
    // bodies and keeps repeated query keys, forwarding does not.
    private static JsonObject CustomHandlerSection(string directory) => new()
    {
        ["description"] = ProgramIn(directory),
        ["enableProxyingHttpRequest"] = true,
        ["enableForwardingHttpRequest"] = true,
    };

    private static JsonObject ProgramIn(string directory)
    {
        var program = typeof(FunctionFiles).Assembly.GetName().Name!;
        var executable = new[] { program, $"{program}.exe" }.FirstOrDefault(name => File.Exists(Path.Combine(directory, name)));
        return executable is null
            ? new JsonObject { ["defaultExecutablePath"] = "dotnet", ["arguments"] = new JsonArray($"{program}.dll") }
            : new JsonObject { ["defaultExecutablePath"] = executable };
    }

    // A function that has since been renamed or removed would go on answering from its file.
    private static void RemoveEarlier(string directory)
    {
        foreach (var folder in Directory.EnumerateDirectories(directory))
        {
            var file = Path.Combine(folder, "function.json");
            if (File.Exists(file) && (string?)JsonNode.Parse(File.ReadAllText(file))?["generatedBy"] == Generator)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void WriteJson(string file, JsonObject json) => File.WriteAllText(file, json.ToJsonString(Indented) + "\n");
}
