using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>
/// Hands a queue's messages to a function as the Functions host does with its defaults: Base64 text, up to 16 at once, hidden from
/// others while the function runs, seen again when it fails, and moved to the poison queue after the fifth failure.
/// </summary>
internal sealed partial class QueueListener(
    QueueClient queue, QueueClient poison, Func<string, CancellationToken, Task> handle, TimeProvider time, ILogger<QueueListener> logger)
{
    private const int BatchSize = 16;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Listens until it is stopped; asks less and less often while there is nothing.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var pause = ShortestPause;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                pause = await ReadAsync(stopping) > 0 ? ShortestPause : Longer(pause);
            }
#pragma warning disable CA1031 // Whatever goes wrong with one batch, the listener goes on.
            catch (Exception fault) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                pause = Longer(pause);
                Log.Unreachable(logger, queue.Name, pause, fault);
            }

            await Task.Delay(pause, time, stopping);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task<int> ReadAsync(CancellationToken stopping)
    {
        QueueMessage[] messages;
        try
        {
            messages = await queue.ReceiveMessagesAsync(BatchSize, QueueDelivery.Hidden, stopping);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: stopping);
            return 0;
        }

        await Task.WhenAll(messages.Select(message => new QueueDelivery(queue, poison, message, time, logger).RunAsync(handle, stopping)));
        return messages.Length;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue} cannot be read; trying again in {Pause}.")]
        public static partial void Unreachable(ILogger logger, string queue, TimeSpan pause, Exception fault);
    }
}
