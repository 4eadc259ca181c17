using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>One delivery of one message: from its receipt to its removal, its return, or the poison queue.</summary>
internal sealed partial class QueueDelivery(QueueClient queue, QueueClient poison, QueueMessage message, TimeProvider time, ILogger logger)
{
    /// <summary>How long a received message stays hidden from others, unless that is renewed.</summary>
    public static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    private const long MostDeliveries = 5;

    private static readonly TimeSpan RenewEvery = Hidden / 2;
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private static readonly UTF8Encoding StrictText = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Each renewal makes a new receipt, and only the newest is good for anything.
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
#pragma warning disable CA1031 // Whatever the function throws, the message is tried again, and the other messages go on.
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
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of queue {Queue} failed at delivery {Delivery}.")]
        public static partial void Failed(ILogger logger, string messageId, string queue, long delivery, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} went to queue {PoisonQueue}.")]
        public static partial void Poisoned(ILogger logger, string messageId, string poisonQueue);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of queue {Queue} is not Base64 of UTF-8 text.")]
        public static partial void Unreadable(ILogger logger, string messageId, string queue);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} of queue {Queue} may be delivered twice: it could not be kept hidden.")]
        public static partial void NotRenewed(ILogger logger, string messageId, string queue, Exception fault);
    }
}
