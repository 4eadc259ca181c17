using Azure.Storage.Queues;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>The queue from which events are delivered. A timer replaces a lost message.</summary>
public sealed class WebhookMessages(QueueServiceClient service, StoragePrefix prefix, TimeProvider time)
    : RegisterMessages<WebhookMessage>(service, Name, prefix, time)
{
    /// <summary>The queue's name.</summary>
    public const string Name = "coproduction-webhooks";

    /// <summary>Asks for a look at what a webhook has to tell, at once or after a pause.</summary>
    internal Task Send(Webhook webhook, TimeSpan? after, CancellationToken cancellation) =>
        Send(new WebhookMessage(Prefix, webhook.Partner, webhook.Id, Now), after, cancellation);

    protected override bool IsWhole(WebhookMessage message) => message is { Partner: not null, Id: not null };
}

/// <param name="Prefix">The register that the webhook belongs to.</param>
/// <param name="Partner">The webhook's partner.</param>
/// <param name="Id">The webhook's id.</param>
/// <param name="SentAt">When (UTC) the message was first sent.</param>
public sealed record WebhookMessage(string Prefix, string Partner, string Id, DateTimeOffset SentAt) : IRegisterMessage;
