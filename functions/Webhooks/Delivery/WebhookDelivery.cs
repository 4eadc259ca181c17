using CloudNative.CloudEvents;
using CoProduction.Functions.Webhooks.Events;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>
/// Delivers what a webhook has to tell, one event after another. What was told is stored after the receiver has accepted it: a program that is killed in between
/// tells it again, and none is left out.
/// </summary>
public sealed partial class WebhookDelivery(
    WebhookTable table, WebhookSender sender, IEnumerable<ITopicEvents> allEvents, WebhookMessages queue, TimeProvider time, ILogger<WebhookDelivery> logger)
{
    // The Functions host ends a run after five minutes.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(3);

    // A longer pause between two deliveries is left to the queue.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // The timer comes every minute.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(2);

    /// <summary>Asks for a run of each webhook that may have something to tell.</summary>
    /// <param name="topics">What there may be to tell of.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task Wake(IReadOnlySet<WebhookTopic> topics, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var webhook in (await table.All(cancellation)).Where(webhook => webhook.HasTurn(now) && webhook.Topics.Any(topics.Contains)))
        {
            await queue.Send(webhook, after: null, cancellation);
        }
    }

    /// <summary>Runs a webhook, unless another run has it or nothing may be sent now.</summary>
    public async Task Run(string partner, string id, CancellationToken cancellation)
    {
        if (await table.Find(partner, id, cancellation) is not { } webhook || !webhook.HasTurn(time.GetUtcNow()))
        {
            return;
        }

        if (await WebhookRun.TryTake(table, time, webhook, cancellation) is not { } run)
        {
            // The run that has it may already be past what this one was asked for, or the rate that the receiver allows has no room yet.
            var pause = webhook.NextAttemptAt - time.GetUtcNow();
            await RunAfter(webhook, pause > SoonAgain ? pause.Value : SoonAgain, cancellation);
            return;
        }

        try
        {
            var isDone = await Tell(run, cancellation);
            await run.End(cancellation);
            if (!isDone)
            {
                await Continue(run.Webhook, cancellation);
            }
        }
        catch (LostWebhookException)
        {
            Log.Lost(logger, id);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await run.End(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Asks for the next run, when something may be sent again.</summary>
    private async Task Continue(Webhook webhook, CancellationToken cancellation)
    {
        if (webhook.State == WebhookState.Suspended)
        {
            Log.Suspended(logger, webhook.Id, webhook.Partner, webhook.Reason);
            return;
        }

        await RunAfter(webhook, (webhook.NextAttemptAt - time.GetUtcNow()) ?? TimeSpan.Zero, cancellation);
    }

    /// <summary>Asks for a run after a pause, unless the timer comes first. Messages that wait for hours would look as if nobody took them.</summary>
    private async Task RunAfter(Webhook webhook, TimeSpan pause, CancellationToken cancellation)
    {
        if (pause < LongestDelay)
        {
            await queue.Send(webhook, pause > TimeSpan.Zero ? pause : null, cancellation);
        }
    }

    /// <returns>Whether there is nothing more to tell.</returns>
    private async Task<bool> Tell(WebhookRun run, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        if (run.Webhook.State == WebhookState.Pending && !await Agree(run, cancellation))
        {
            return false;
        }

        foreach (var events in allEvents.Where(events => run.Webhook.Topics.Contains(events.Topic)))
        {
            await foreach (var next in events.Next(run.Webhook, cancellation))
            {
                if (next.Event is null)
                {
                    await run.Step(next.Settle, cancellation);
                    continue;
                }

                // A step without an event is stored before the event that follows: it may be what that event relies on.
                await run.Store(cancellation);
                if (!await Wait(run.Webhook, begun, cancellation) || !await Deliver(run, next.Event, next.Settle, cancellation))
                {
                    return false;
                }
            }
        }

        if (run.Webhook.Failures > 0)
        {
            // What could not be delivered is no longer to be told.
            await run.Step(webhook => webhook.Recovered(), cancellation);
        }

        await run.Store(cancellation);
        return true;
    }

    /// <returns>Whether the receiver agrees to deliveries.</returns>
    private async Task<bool> Agree(WebhookRun run, CancellationToken cancellation)
    {
        var began = time.GetUtcNow();
        var answer = await sender.Ask(run.Webhook, cancellation);
        await run.Store(began, told: null, answer, webhook => webhook with { State = WebhookState.Active, AllowedRate = answer.AllowedRate }, cancellation);
        return answer.Failure is null;
    }

    /// <summary>Waits until the rate that the receiver allows has room for the next delivery.</summary>
    /// <returns>False if the next run has to wait instead.</returns>
    private async Task<bool> Wait(Webhook webhook, long begun, CancellationToken cancellation)
    {
        var pause = webhook.NextAttemptAt - time.GetUtcNow();
        if (time.GetElapsedTime(begun) > LongestRun || pause > LongestPause)
        {
            return false;
        }

        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause.Value, time, cancellation);
        }

        return true;
    }

    /// <returns>Whether the receiver has accepted the event.</returns>
    private async Task<bool> Deliver(WebhookRun run, CloudEvent told, Func<Webhook, Webhook> settle, CancellationToken cancellation)
    {
        var began = time.GetUtcNow();
        var answer = await sender.Deliver(run.Webhook, told, cancellation);
        await run.Store(
            began,
            told,
            answer,
            webhook => settle(webhook) with
            {
                Delivered = webhook.Delivered + 1,
                NextAttemptAt = webhook.AllowedRate is { } rate ? began + (TimeSpan.FromMinutes(1) / rate) : null,
            },
            cancellation);
        return answer.Failure is null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Webhook {Id} was deleted, or another run has it; this run stops.")]
        public static partial void Lost(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Id} of {Partner} is suspended. {Reason} Its partner can resume it; nothing is lost for 90 days.")]
        public static partial void Suspended(ILogger logger, string id, string partner, string? reason);
    }
}
