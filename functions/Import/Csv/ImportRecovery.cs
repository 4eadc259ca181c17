namespace CoProduction.Functions.Import.Csv;

/// <summary>Finishes an import whose program ended while it wrote it, whichever program that was: at the start, and every few seconds from then on.</summary>
internal sealed partial class ImportRecovery(Importer importer, TimeProvider time, ILogger<ImportRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Null: another import is still being written. Its program can still be killed, so this one looks again.
                if (await importer.Recover(TimeSpan.Zero, stoppingToken) is true)
                {
                    Log.Finished(logger);
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
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Finished an import that another program had left half-written.")]
        public static partial void Finished(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not finish a half-written import. The next attempt follows in 5 seconds; no other files can be imported until one succeeds.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
