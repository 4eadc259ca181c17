using CoProduction.Functions.Http;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary>Runs a command with the parts that all commands share: configuration, services, Ctrl-C and exit codes.</summary>
internal static class CommandHost
{
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <exception cref="RefusedStartException">A setting is missing or wrong.</exception>
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
        catch (Exception fault) when (CommandFault.Of(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
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

        // Standard output is reserved for the command's own output. The filter comes after the levels in appsettings.json, which are meant for the server.
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        builder.Services.AddCoProduction(builder.Configuration);
        return builder.Build();
    }
}
