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

    /// <summary>The address of the functions. It ends with a slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The functions that the worker reported and loaded.</summary>
    public IReadOnlyList<WorkerFunction> Functions => worker.Functions;

    /// <summary>The capabilities that the worker reports.</summary>
    public IReadOnlyDictionary<string, string> Capabilities => worker.Capabilities;

    /// <summary>The times that the worker took to start.</summary>
    public StartTimes Times => worker.Times;

    /// <summary>The id of the worker's process.</summary>
    public int ProcessId => worker.ProcessId;

    /// <summary>The worker's standard output, standard error and log over gRPC.</summary>
    public string Log => worker.Log;

    /// <summary>Starts the worker and waits until the host can send it work.</summary>
    /// <param name="folder">The folder to deploy.</param>
    /// <param name="settings">The app settings.</param>
    /// <exception cref="WorkerFailedException">The worker did not start.</exception>
    public static async Task<FunctionsHostDriver> StartAsync(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var host = new FunctionsHostDriver(await Worker.StartAsync(folder, settings));
        (host.server, host.Address) = await HttpFront.StartAsync(host.Functions, RoutePrefix(folder), host.ServeAsync);
        return host;
    }

    /// <summary>Runs a timer function at once.</summary>
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

    /// <summary>Ends the worker, by force if it does not end on request.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        proxy?.Dispose();
        await worker.DisposeAsync();
    }

    // The host forwards the request before it requests the run, and passes the response on regardless of the run's result.
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
            worker.Note(fault);
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
