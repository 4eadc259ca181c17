using CoProduction.Functions.Http;

namespace CoProduction.Functions.Hosting;

/// <summary>When the program starts, removes the temporary files that killed programs left.</summary>
internal sealed partial class TemporaryFileSweep(TimeProvider time, ILogger<TemporaryFileSweep> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (TemporaryFile.Sweep(time.GetUtcNow()) is var removed and > 0)
            {
                Log.Removed(logger, removed);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Log.NotSearched(logger, fault);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} temporary files that a killed program had left.")]
        public static partial void Removed(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not search the temporary folder for files that a killed program may have left.")]
        public static partial void NotSearched(ILogger logger, Exception fault);
    }
}
