using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace CoProduction.Functions.Health;

/// <summary>Checks whether storage answers a small request within three seconds.</summary>
public sealed partial class StorageHealth(TableServiceClient tables, BlobServiceClient blobs, TimeProvider time, ILogger<StorageHealth> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<PartHealth>> CheckAsync(CancellationToken cancellation) => await Task.WhenAll(
        CheckAsync("tables", AskTablesAsync, cancellation),
        CheckAsync("blobs", AskBlobsAsync, cancellation));

    // Listing needs only the data roles that the program already has. Reading the services' own settings would need more.
    private async Task AskTablesAsync(CancellationToken cancellation)
    {
        await foreach (var _ in tables.QueryAsync(maxPerPage: 1, cancellationToken: cancellation))
        {
            break;
        }
    }

    private async Task AskBlobsAsync(CancellationToken cancellation)
    {
        await foreach (var _ in blobs.GetBlobContainersAsync(cancellationToken: cancellation).AsPages(pageSizeHint: 1))
        {
            break;
        }
    }

    private async Task<PartHealth> CheckAsync(string name, Func<CancellationToken, Task> ask, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = time.CreateTimer(_ => limited.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        string status;
        try
        {
            await ask(limited.Token);
            status = PartHealth.Answering;
        }
        catch (RequestFailedException refusal) when (refusal.Status is >= 400 and < 500)
        {
            Log.Refused(logger, name, refusal);
            status = PartHealth.Refusing;
        }
#pragma warning disable CA1031 // Any other failure means the same to the caller. The log has the cause.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Silent(logger, name, fault);
            status = PartHealth.Silent;
        }

        return new PartHealth(name, status, time.GetElapsedTime(start));
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Storage refused a request to its {Part}: check the key, or the roles of the program's identity.")]
        public static partial void Refused(ILogger logger, string part, Exception fault);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Storage does not answer for its {Part}: check that the account exists and that this machine can reach it.")]
        public static partial void Silent(ILogger logger, string part, Exception fault);
    }
}
