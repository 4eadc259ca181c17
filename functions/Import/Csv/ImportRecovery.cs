namespace CoProduction.Functions.Import.Csv;

/// <summary>At the start of the program, finishes imports whose process ended while it wrote them. The program serves requests meanwhile.</summary>
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
                // Null: another process is still writing. It can still be killed, so this one tries again.
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
#pragma warning disable CA1031 // Storage may be unavailable, or a record refused; the program keeps serving, and the log has the cause.
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
        [LoggerMessage(Level = LogLevel.Information, Message = "Finished {Count} import(s) that an earlier process had left half-written.")]
        public static partial void Finished(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not finish a half-written import. The next attempt follows in 10 seconds; no other files can be imported until one succeeds.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
