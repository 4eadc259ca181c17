using Azure;
using CoProduction.Functions.Hosting;

namespace CoProduction.Functions.Exchange.Commands;

/// <summary>What every command of the program has in common: its configuration, its services, Ctrl-C, its exit codes.</summary>
internal static class CommandHost
{
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <exception cref="RefusedStartException">It is configured so that it must not start.</exception>
    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> command, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ConsoleCancelEventHandler interrupted = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += interrupted;
        try
        {
            using var host = Build();
            return await command(host.Services, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return Failed;
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException && Problems.IsStorageAway(fault))
        {
            await Console.Error.WriteLineAsync("Storage does not answer.");
            return Failed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Failed;
        }
        finally
        {
            Console.CancelKeyPress -= interrupted;
        }
    }

    private static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = CurrentEnvironment.Name,
        });

        // Standard output is for what the command has to say.
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCoProduction(builder.Configuration);
        return builder.Build();
    }
}
