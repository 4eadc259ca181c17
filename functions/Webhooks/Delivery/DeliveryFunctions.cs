using CoProduction.Functions.Catalog;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>Delivers events to webhooks: from the queue as soon as there are any, and every minute what no message has asked for.</summary>
public sealed class DeliveryFunctions(WebhookDelivery delivery, WebhookMessages queue)
{
    private static readonly IReadOnlySet<WebhookTopic> Everything = Enum.GetValues<WebhookTopic>().ToHashSet();

    /// <summary>Asks for a run of every webhook that may send something.</summary>
    [Function("DeliverWebhooks")]
    [DefaultSchedule("15 * * * * *")]
    public Task Deliver([TimerTrigger("%CoProduction:Schedules:DeliverWebhooks%")] TimerInfo timer, CancellationToken cancellation) =>
        delivery.Wake(Everything, cancellation);

    /// <summary>Runs the webhook that a queue message names.</summary>
    [Function("RunWebhook")]
    public async Task Run([QueueTrigger(WebhookMessages.Name)] string message, CancellationToken cancellation)
    {
        if (await queue.Read(message, cancellation) is { } webhook)
        {
            await delivery.Run(webhook.Partner, webhook.Id, cancellation);
        }
    }
}
