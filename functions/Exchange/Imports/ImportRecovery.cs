namespace CoProduction.Functions.Exchange.Imports;

/// <summary>At the start of the program, finishes imports whose process ended while it wrote them. Requests are answered meanwhile.</summary>
internal sealed partial class ImportRecovery(Importer importer, TimeProvider time, ILogger<ImportRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Null: another process is still writing. It may be killed yet, so this one stays to see the end of it.
                if (await importer.Recover(Patience, stoppingToken) is { } finished)
                {
                    if (finished > 0)
                    {
                        Log.Finished(logger, finished);
                    }

                    return;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Storage may be away or a record be refused; the program serves all the same, and the log has the cause.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Log.Failed(logger, fault);
                await Task.Delay(AgainAfter, time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Finished {Count} import(s) that had been cut short.")]
        public static partial void Finished(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An import that was cut short could not be finished yet.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
