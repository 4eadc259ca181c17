using CloudNative.CloudEvents;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>
/// One run of a webhook, which it has for itself until its time is up. Every step ends with a write of the webhook's row, which makes the time longer; a run whose
/// webhook a later run has taken, or that is gone, ends at the next step.
/// </summary>
internal sealed class WebhookRun
{
    /// <summary>How long a step may take: an attempt with its longest wait, and the requests to storage around it.</summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);

    private const int MostTaken = 100;

    private readonly WebhookTable table;
    private readonly TimeProvider time;
    private readonly int number;
    private readonly List<Func<Webhook, Webhook>> taken = [];

    private WebhookRun(WebhookTable table, TimeProvider time, Webhook webhook) =>
        (this.table, this.time, number, Webhook) = (table, time, webhook.Run, webhook);

    /// <summary>The webhook after the last step that was stored.</summary>
    public Webhook Webhook { get; private set; }

    /// <summary>Takes a webhook in order to run it; null if nothing is to be sent now, or another run has it.</summary>
    public static async Task<WebhookRun?> TryTake(WebhookTable table, TimeProvider time, Webhook webhook, CancellationToken cancellation)
    {
        var isTaken = false;
        var held = await table.Change(
            webhook,
            latest =>
            {
                var now = time.GetUtcNow();
                isTaken = latest.IsDue(now) && !latest.IsHeld(now);
                return isTaken ? latest with { Run = latest.Run + 1, HeldUntil = now + LongestStep } : latest;
            },
            cancellation);
        return isTaken && held is not null ? new WebhookRun(table, time, held) : null;
    }

    /// <summary>Takes a step that need not be stored at once. If the program ends before it is, the next run takes it again.</summary>
    /// <exception cref="LostWebhookException">The webhook is gone, or another run has it.</exception>
    public async Task Step(Func<Webhook, Webhook> settle, CancellationToken cancellation)
    {
        taken.Add(settle);
        if (taken.Count == MostTaken)
        {
            await Store(cancellation);
        }
    }

    /// <summary>Stores the steps that were taken.</summary>
    /// <exception cref="LostWebhookException">The webhook is gone, or another run has it.</exception>
    public Task Store(CancellationToken cancellation) => taken.Count == 0 ? Task.CompletedTask : Store(latest => latest, cancellation);

    /// <summary>Stores an attempt, and what follows from it.</summary>
    /// <param name="began">When it began (UTC).</param>
    /// <param name="told">The event; null for a handshake.</param>
    /// <param name="answer">What came of it.</param>
    /// <param name="settle">The webhook after a success.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="LostWebhookException">The webhook is gone, or another run has it.</exception>
    public Task Store(DateTimeOffset began, CloudEvent? told, ReceiverAnswer answer, Func<Webhook, Webhook> settle, CancellationToken cancellation)
    {
        var attempt = new DeliveryAttempt(began, told?.Type ?? DeliveryAttempt.Handshake, told?.Id, answer.Status, answer.Failure);
        var now = time.GetUtcNow();
        return Store(
            latest => (answer.Failure is null
                ? settle(latest.Recovered())
                : FailedDelivery.Of(latest, answer, now)).After(attempt),
            cancellation);
    }

    /// <summary>Ends the run, so that the next one need not wait.</summary>
    public async Task End(CancellationToken cancellation) =>
        await table.Change(Webhook, latest => latest.Run == number ? latest with { HeldUntil = null } : latest, cancellation);

    private async Task Store(Func<Webhook, Webhook> change, CancellationToken cancellation)
    {
        var steps = taken.ToArray();
        var stored = await table.Change(
            Webhook,
            latest => latest.Run == number
                ? change(steps.Aggregate(latest, (webhook, step) => step(webhook))) with { HeldUntil = time.GetUtcNow() + LongestStep }
                : throw new LostWebhookException(),
            cancellation);
        Webhook = stored ?? throw new LostWebhookException();
        taken.Clear();
    }
}

/// <summary>Another run has the webhook, or it was deleted. The run that meets this ends; nothing is wrong.</summary>
internal sealed class LostWebhookException() : Exception("Another run has the webhook, or it was deleted.");
