using System.Text.Json;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>Starts a worker as the Functions host does, by the <c>worker.config.json</c> in its folder.</summary>
internal static class WorkerProcess
{
    private const string LongestMessage = "2147483647";

    /// <param name="folder">The folder that is deployed.</param>
    /// <param name="host">Where the host listens for gRPC.</param>
    /// <param name="settings">The app settings; the worker sees no setting of the tests' own environment.</param>
    public static StartedProcess Start(string folder, Uri host, IReadOnlyDictionary<string, string?> settings)
    {
        var config = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(folder, "worker.config.json"))).GetProperty("description");
        var (worker, request) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        return StartedProcess.Start(
            config.GetProperty("defaultExecutablePath").GetString()!,
            [
                Path.Combine(folder, config.GetProperty("defaultWorkerPath").GetString()!),
                "--host", host.Host,
                "--port", $"{host.Port}",
                "--workerId", worker,
                "--requestId", request,
                "--grpcMaxMessageLength", LongestMessage,
                "--functions-uri", host.AbsoluteUri,
                "--functions-worker-id", worker,
                "--functions-request-id", request,
                "--functions-grpc-max-message-length", LongestMessage,
            ],
            ProgramProcess.Only(new Dictionary<string, string?>(settings)
            {
                ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
                ["FUNCTIONS_APPLICATION_DIRECTORY"] = folder,
                ["FUNCTIONS_WORKER_DIRECTORY"] = folder,
            }),
            folder);
    }
}
