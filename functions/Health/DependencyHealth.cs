using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace CoProduction.Functions.Health;

/// <summary>Checks whether each service that the program depends on answers a small request within three seconds.</summary>
/// <param name="tables">The service of the tables.</param>
/// <param name="blobs">The service of the blobs.</param>
/// <param name="queues">The service of the queues.</param>
/// <param name="hasKeys">Whether the token issuer's keys are known or can be fetched.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class DependencyHealth(
    TableServiceClient tables,
    BlobServiceClient blobs,
    QueueServiceClient queues,
    Func<CancellationToken, ValueTask<bool>> hasKeys,
    TimeProvider time,
    ILogger<DependencyHealth> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<PartHealth>> CheckAsync(CancellationToken cancellation) => await Task.WhenAll(
        CheckAsync("tables", AskTablesAsync, cancellation),
        CheckAsync("blobs", AskBlobsAsync, cancellation),
        CheckAsync("queues", AskQueuesAsync, cancellation),
        CheckAsync("keys", AskKeysAsync, cancellation));

    // Listing needs only the data roles that the program already has. Reading the services' own settings would need more.
    private async Task<string> AskTablesAsync(CancellationToken cancellation)
    {
        await foreach (var _ in tables.QueryAsync(maxPerPage: 1, cancellationToken: cancellation))
        {
            break;
        }

        return PartHealth.Answering;
    }

    private async Task<string> AskBlobsAsync(CancellationToken cancellation)
    {
        await foreach (var _ in blobs.GetBlobContainersAsync(cancellationToken: cancellation).AsPages(pageSizeHint: 1))
        {
            break;
        }

        return PartHealth.Answering;
    }

    private async Task<string> AskQueuesAsync(CancellationToken cancellation)
    {
        await foreach (var _ in queues.GetQueuesAsync(cancellationToken: cancellation).AsPages(pageSizeHint: 1))
        {
            break;
        }

        return PartHealth.Answering;
    }

    // Fetching the keys logs why it fails.
    private async Task<string> AskKeysAsync(CancellationToken cancellation) =>
        await hasKeys(cancellation) ? PartHealth.Answering : PartHealth.Silent;

    private async Task<PartHealth> CheckAsync(string name, Func<CancellationToken, Task<string>> ask, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = time.CreateTimer(_ => limited.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        string status;
        try
        {
            status = await ask(limited.Token);
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
            Message = "There is no answer for the {Part}: check that the service exists and that this machine can reach it.")]
        public static partial void Silent(ILogger logger, string part, Exception fault);
    }
}
