using CloudNative.CloudEvents;

namespace CoProduction.Functions.Webhooks.Events;

/// <summary>The events of one topic that a webhook has not told of yet.</summary>
public interface ITopicEvents
{
    WebhookTopic Topic { get; }

    /// <summary>
    /// What comes next, in order. Each event is made when it is asked for, from what the webhook's partner may see then. Whoever asks for the next one has settled
    /// this one.
    /// </summary>
    IAsyncEnumerable<NextEvent> Next(Webhook webhook, CancellationToken cancellation);
}

/// <summary>A step of a webhook on its way through the events of a topic.</summary>
/// <param name="Event">What to send; null where the step is taken without sending anything.</param>
/// <param name="Settle">The webhook after the step.</param>
public sealed record NextEvent(CloudEvent? Event, Func<Webhook, Webhook> Settle);
