using System.Diagnostics;
using CoProduction.Functions.Tests.Hosting.FunctionsHost.Protocol;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>An isolated worker, started, initialized and loaded in the order in which the Functions host does it.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly WorkerLog log = new();
    private readonly WorkerChannel channel;
    private WebApplication? server;
    private StartedProcess? process;

    private Worker() => channel = new WorkerChannel(log);

    public IReadOnlyList<WorkerFunction> Functions { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } = new Dictionary<string, string>();

    public StartTimes Times { get; private set; } = new(default, default, default);

    public int ProcessId => process!.Id;

    /// <summary>Its standard output, standard error and log over gRPC.</summary>
    public string Log => $"{process?.Output}{log}";

    /// <exception cref="WorkerFailedException">The worker did not start.</exception>
    public static async Task<Worker> StartAsync(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var worker = new Worker();
        try
        {
            await worker.RunAsync(folder, settings);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="WorkerFailedException">The function failed.</exception>
    public async Task InvokeAsync(InvocationRequest invocation)
    {
        var name = Functions.Single(function => function.Id == invocation.FunctionId).Name;
        var answer = await channel.AskAsync(new StreamingMessage { InvocationRequest = invocation });
        Require(answer.InvocationResponse.Result, $"{name} failed");
    }

    /// <summary>Adds to what the worker itself logs.</summary>
    public void Note(WorkerFailedException fault) => log.Add(fault);

    /// <inheritdoc cref="FunctionsHostDriver.StopAsync"/>
    public async Task<int> StopAsync()
    {
        channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(Grace) } });

        // A machine that runs many tests may take longer than the host would wait.
        return await process!.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (channel.Started.IsCompleted)
            {
                await StopAsync();
            }
        }
        catch (TimeoutException)
        {
            log.Add($"The worker did not end within {Grace} and was killed.");
        }

        if (process is not null)
        {
            await process.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private async Task RunAsync(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        (server, var address) = await LoopbackServer.StartAsync(
            HttpProtocols.Http2,
            services => services.AddSingleton(channel).AddGrpc(options => options.MaxReceiveMessageSize = null),
            app => app.MapGrpcService<WorkerChannel>());
        var clock = Stopwatch.StartNew();
        process = WorkerProcess.Start(folder, address, settings);
        await CalledAsync(process);
        var called = clock.Elapsed;
        await InitializeAsync(folder);
        await LoadAsync(folder);
        Times = new StartTimes(called, clock.Elapsed, ProcessorTime(process.Id));
    }

    private async Task CalledAsync(StartedProcess started)
    {
        var exit = started.WaitForExitAsync();
        if (await Task.WhenAny(channel.Started, exit) == exit)
        {
            throw new WorkerFailedException("The worker ended before it called the host.", started.Output, await exit);
        }
    }

    private async Task InitializeAsync(string folder)
    {
        var answer = await channel.AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.1037.0.0", WorkerDirectory = folder, FunctionAppDirectory = folder },
        });
        Require(answer.WorkerInitResponse.Result, "The worker could not initialize itself");
        Capabilities = answer.WorkerInitResponse.Capabilities;
    }

    private async Task LoadAsync(string folder)
    {
        var answer = await channel.AskAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = folder },
        });
        Require(answer.FunctionMetadataResponse.Result, "The worker could not tell its functions");
        var functions = answer.FunctionMetadataResponse.FunctionMetadataResults;
        await Task.WhenAll(functions.Select(LoadAsync));
        Functions = [.. functions.Select(WorkerFunction.Of)];
    }

    private async Task LoadAsync(RpcFunctionMetadata function)
    {
        var answer = await channel.AskAsync(new StreamingMessage
        {
            FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
        });
        Require(answer.FunctionLoadResponse.Result, $"The worker could not load {function.Name}");
    }

    private void Require(StatusResult result, string otherwise)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new WorkerFailedException($"{otherwise}: {result.Status}: {result.Exception?.Message}", Log);
        }
    }

    private static TimeSpan ProcessorTime(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }
}
