using System.Text;
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
    private const int MostDeliveries = 5;

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stopping)
    {
        var pause = ShortestPause;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                pause = await ReadAsync(stopping) > 0 ? ShortestPause : Longer(pause);
            }
            catch (Exception fault) when (Problems.IsStorageAway(fault) || fault is RequestFailedException)
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
            messages = await queue.ReceiveMessagesAsync(BatchSize, Hidden, stopping);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: stopping);
            return 0;
        }

        await Task.WhenAll(messages.Select(message => TakeAsync(message, stopping)));
        return messages.Length;
    }

    private async Task TakeAsync(QueueMessage message, CancellationToken stopping)
    {
        if (Decode(message) is not { } text)
        {
            Log.Unreadable(logger, message.MessageId, queue.Name);
            await PoisonAsync(message, message.PopReceipt, stopping);
            return;
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewal = KeepHiddenAsync(message, done.Token);
        var succeeded = false;
        try
        {
            await handle(text, stopping);
            succeeded = true;
        }
#pragma warning disable CA1031 // Whatever the function throws, the message is tried again, and the listener goes on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Failed(logger, message.MessageId, queue.Name, message.DequeueCount, fault);
        }

        await done.CancelAsync();
        var receipt = await renewal;
        if (succeeded)
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
        }
        else if (message.DequeueCount >= MostDeliveries && !stopping.IsCancellationRequested)
        {
            await PoisonAsync(message, receipt, stopping);
        }
        else
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: CancellationToken.None);
        }
    }

    /// <summary>Keeps the message from others for as long as its function runs.</summary>
    /// <returns>The receipt that is valid at the end: each renewal gives a new one.</returns>
    private async Task<string> KeepHiddenAsync(QueueMessage message, CancellationToken done)
    {
        var receipt = message.PopReceipt;
        while (true)
        {
            await Task.Delay(RenewEvery, time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested)
            {
                return receipt;
            }

            try
            {
                // Not cancelled half-way: a renewal that storage carried out makes the old receipt worthless.
                var renewed = await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: Hidden, cancellationToken: CancellationToken.None);
                receipt = renewed.Value.PopReceipt;
            }
            catch (RequestFailedException fault)
            {
                Log.NotRenewed(logger, message.MessageId, queue.Name, fault);
            }
        }
    }

    private async Task PoisonAsync(QueueMessage message, string receipt, CancellationToken stopping)
    {
        await poison.CreateIfNotExistsAsync(cancellationToken: stopping);
        await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: stopping);
        await queue.DeleteMessageAsync(message.MessageId, receipt, stopping);
        Log.Poisoned(logger, message.MessageId, poison.Name);
    }

    private static string? Decode(QueueMessage message)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                .GetString(Convert.FromBase64String(message.Body.ToString()));
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of queue {Queue} failed at delivery {Delivery}.")]
        public static partial void Failed(ILogger logger, string messageId, string queue, long delivery, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} went to queue {PoisonQueue}.")]
        public static partial void Poisoned(ILogger logger, string messageId, string poisonQueue);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of queue {Queue} is not Base64 of UTF-8 text.")]
        public static partial void Unreadable(ILogger logger, string messageId, string queue);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} of queue {Queue} may be delivered twice: it could not be kept hidden.")]
        public static partial void NotRenewed(ILogger logger, string messageId, string queue, Exception fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue} cannot be read; trying again in {Pause}.")]
        public static partial void Unreachable(ILogger logger, string queue, TimeSpan pause, Exception fault);
    }
}
