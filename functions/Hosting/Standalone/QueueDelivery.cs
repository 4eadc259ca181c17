using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>One delivery of a message, from its receipt until it is deleted, returned to the queue, or moved to the poison queue.</summary>
internal sealed partial class QueueDelivery(QueueClient queue, QueueClient poison, QueueMessage message, TimeProvider time, ILogger logger)
{
    /// <summary>How long a received message stays hidden from other readers, unless the delivery renews it.</summary>
    public static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    private const long MostDeliveries = 5;

    private static readonly TimeSpan RenewEvery = Hidden / 2;
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private static readonly UTF8Encoding StrictText = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Each renewal returns a new receipt, and only the newest one is valid.
    private string receipt = message.PopReceipt;

    public async Task RunAsync(Func<string, CancellationToken, Task> handle, CancellationToken stopping)
    {
        if (Text() is not { } text)
        {
            Log.Unreadable(logger, message.MessageId, queue.Name);
            await PoisonAsync();
            return;
        }

        if (await SucceedsAsync(handle, text, stopping))
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
        }
        else if (message.DequeueCount >= MostDeliveries && !stopping.IsCancellationRequested)
        {
            await PoisonAsync();
        }
        else
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: CancellationToken.None);
        }
    }

    private async Task<bool> SucceedsAsync(Func<string, CancellationToken, Task> handle, string text, CancellationToken stopping)
    {
        using var handled = new CancellationTokenSource();
        var renewal = KeepHiddenAsync(handled.Token);
        try
        {
            await handle(text, stopping);
            return true;
        }
#pragma warning disable CA1031 // Whatever the function throws, the message must be tried again and other messages must not suffer.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Failed(logger, message.MessageId, queue.Name, message.DequeueCount, fault);
            return false;
        }
        finally
        {
            await handled.CancelAsync();
            await renewal;
        }
    }

    private async Task KeepHiddenAsync(CancellationToken handled)
    {
        while (true)
        {
            await Task.Delay(RenewEvery, time, handled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (handled.IsCancellationRequested)
            {
                return;
            }

            try
            {
                // Never cancelled: if storage renews the message and the answer is lost, the old receipt is no longer valid.
                var renewed = await queue.UpdateMessageAsync(
                    message.MessageId, receipt, visibilityTimeout: Hidden, cancellationToken: CancellationToken.None);
                receipt = renewed.Value.PopReceipt;
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException)
            {
                Log.NotRenewed(logger, message.MessageId, queue.Name, fault);
            }
        }
    }

    private async Task PoisonAsync()
    {
        await poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        await poison.SendMessageAsync(message.Body, timeToLive: Forever, cancellationToken: CancellationToken.None);
        await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
        Log.Poisoned(logger, message.MessageId, poison.Name);
    }

    private string? Text()
    {
        try
        {
            return StrictText.GetString(Convert.FromBase64String(message.Body.ToString()));
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Handling message {MessageId} of queue {Queue} failed at delivery {Delivery}. "
                + "After the fifth failure, the message moves to the poison queue.")]
        public static partial void Failed(ILogger logger, string messageId, string queue, long delivery, Exception fault);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Message {MessageId} was moved to queue {PoisonQueue} and will not be tried again. Earlier entries of the log have the cause.")]
        public static partial void Poisoned(ILogger logger, string messageId, string poisonQueue);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Message {MessageId} of queue {Queue} is not UTF-8 text in Base64. Find the program that sends it.")]
        public static partial void Unreadable(ILogger logger, string messageId, string queue);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Message {MessageId} of queue {Queue} could not be kept hidden and may be delivered twice. Check that storage can be reached.")]
        public static partial void NotRenewed(ILogger logger, string messageId, string queue, Exception fault);
    }
}
