using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>
/// Stands in for the Azure Functions host: starts a folder's program as an isolated worker, speaks the worker's gRPC protocol with
/// it, and serves HTTP in front of it. Timers and queue messages come when a test says so. Keys, storage, limits of size and time,
/// and the pages of the host itself are left out.
/// </summary>
public sealed class FunctionsHostDriver : IAsyncDisposable
{
    private readonly Worker worker;
    private readonly HttpProxy? proxy;
    private WebApplication? server;

    private FunctionsHostDriver(Worker worker)
    {
        this.worker = worker;
        proxy = worker.Capabilities.TryGetValue("HttpUri", out var address) ? new HttpProxy(new Uri(address)) : null;
    }

    /// <summary>Where callers reach the functions; ends with a slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The functions that the worker told and has loaded.</summary>
    public IReadOnlyList<WorkerFunction> Functions => worker.Functions;

    /// <summary>What the worker says it can do.</summary>
    public IReadOnlyDictionary<string, string> Capabilities => worker.Capabilities;

    /// <summary>How long the worker took to start.</summary>
    public StartTimes Times => worker.Times;

    /// <summary>What the worker has said on standard output and standard error, and logged over gRPC.</summary>
    public string Log => worker.Log;

    /// <summary>Starts the worker and waits until the host can send it work.</summary>
    /// <param name="folder">The folder that would be deployed.</param>
    /// <param name="settings">The app settings.</param>
    /// <exception cref="WorkerFailedException">The worker did not start.</exception>
    public static async Task<FunctionsHostDriver> StartAsync(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var host = new FunctionsHostDriver(await Worker.StartAsync(folder, settings));
        (host.server, host.Address) = await HttpFront.StartAsync(host.Functions, RoutePrefix(folder), host.ServeAsync);
        return host;
    }

    /// <summary>Runs a timer function, as if its time had come.</summary>
    /// <exception cref="WorkerFailedException">The function failed.</exception>
    public Task FireAsync(string name) => worker.InvokeAsync(Invocation.Timer(Find(name, "timerTrigger")));

    /// <summary>Runs a queue function on a message.</summary>
    /// <param name="name">The function.</param>
    /// <param name="message">The text, decoded as the host does it.</param>
    /// <exception cref="WorkerFailedException">The function failed; the host would deliver the message again.</exception>
    public Task DeliverAsync(string name, string message) => worker.InvokeAsync(Invocation.Message(Find(name, "queueTrigger"), message));

    /// <summary>Tells the worker to end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public Task<int> StopAsync() => worker.StopAsync();

    /// <summary>Ends the worker, by force where it does not end when it is told.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        proxy?.Dispose();
        await worker.DisposeAsync();
    }

    // The host forwards the request before it asks for the run, and passes the answer on whatever comes of the run.
    private async Task ServeAsync(WorkerFunction function, HttpContext context)
    {
        var id = Guid.NewGuid().ToString();
        var invocation = Invocation.Http(function, id, context);
        var forwarded = proxy!.ForwardAsync(context, id);
        try
        {
            await worker.InvokeAsync(invocation);
        }
        catch (WorkerFailedException fault)
        {
            worker.Note(fault.Message);
        }

        await forwarded;
    }

    private WorkerFunction Find(string name, string trigger)
        => Functions.SingleOrDefault(function => function.Name == name && function.Trigger == trigger)
            ?? throw new ArgumentException($"The worker has no function '{name}' with a {trigger}.", nameof(name));

    private static string RoutePrefix(string folder)
    {
        var file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(folder, "host.json")));
        return file.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix) ? prefix.GetString()! : "api";
    }
}
