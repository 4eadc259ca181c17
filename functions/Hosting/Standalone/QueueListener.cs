using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>
/// Passes a queue's messages to a function as the Functions host does. Messages are Base64 text. The listener fetches 16 at a time, and more
/// when half of them are done. A message is hidden from other readers while the function runs, visible again when the function fails, and
/// moved to the poison queue after the fifth failure.
/// </summary>
internal sealed partial class QueueListener(
    QueueClient queue, QueueClient poison, Func<string, CancellationToken, Task> handle, TimeProvider time, ILogger<QueueListener> logger)
{
    private const int BatchSize = 16;
    private const int NewBatchThreshold = BatchSize / 2;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    // The same value as maxPollingInterval in host.json, for the Functions host.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly List<Task> running = [];

    /// <summary>Listens until it is cancelled. It polls less and less often while the queue is empty.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var pause = ShortestPause;
        while (!stopping.IsCancellationRequested)
        {
            if (running.Count > NewBatchThreshold)
            {
                await Task.WhenAny(running);
            }

            running.RemoveAll(delivery => delivery.IsCompleted);
            try
            {
                pause = running.Count <= NewBatchThreshold && await ReadAsync(stopping) > 0 ? ShortestPause : Longer(pause);
            }
#pragma warning disable CA1031 // No fault of one batch may stop the listener.
            catch (Exception fault) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                pause = Longer(pause);
                Log.Unreachable(logger, queue.Name, pause, fault);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(running);
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

        running.AddRange(messages.Select(message => DeliverAsync(message, stopping)));
        return messages.Length;
    }

    private async Task DeliverAsync(QueueMessage message, CancellationToken stopping)
    {
        try
        {
            await new QueueDelivery(queue, poison, message, time, logger).RunAsync(handle, stopping);
        }
#pragma warning disable CA1031 // The message is delivered again when it is no longer hidden.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Unsettled(logger, message.MessageId, queue.Name, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Queue {Queue} cannot be read; trying again in {Pause}. If this persists, check that storage can be reached.")]
        public static partial void Unreachable(ILogger logger, string queue, TimeSpan pause, Exception fault);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The result of message {MessageId} could not be recorded in queue {Queue}. The message will be delivered again.")]
        public static partial void Unsettled(ILogger logger, string messageId, string queue, Exception fault);
    }
}
