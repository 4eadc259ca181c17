using Azure.Storage.Queues;
using CoProduction.Functions.Tests.Webhooks;
using CoProduction.Functions.Webhooks.Delivery;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The webhooks of a worker, which gets its timers and messages from the Functions host.</summary>
[Collection<SharedFunctionsHost>]
public sealed class FunctionsHostWebhookTests(FunctionsHostFixture fixture)
{
    [Fact]
    public async Task Worker_asks_the_receiver_when_a_message_names_the_webhook_and_delivers_when_a_timer_has_looked()
    {
        await using var receiver = await fixture.Receive();
        var webhook = await fixture.Client.Subscribe(receiver.Address, "changes");

        await HandOver();
        Assert.Equal("active", (string)(await fixture.Client.Webhook(webhook))["state"]!);
        Assert.Equal(Receiver.Origin, await receiver.NextHandshake());

        await fixture.Client.WriteStock("pol-told-by-a-worker", 5, "everyone");
        await fixture.Host.FireAsync("DeliverWebhooks");
        await HandOver();

        var delivery = await receiver.Next();
        Assert.Equal(("created", 5), (delivery.Action, delivery.Value));
        Assert.Contains("pol-told-by-a-worker", delivery.Subject, StringComparison.Ordinal);
        await fixture.Client.Unsubscribe(webhook);
    }

    /// <summary>Hands the messages that wait to the worker, as the host would.</summary>
    private async Task HandOver()
    {
        var queue = fixture.Get<QueueServiceClient>().GetQueueClient(WebhookMessages.Name);
        while ((await queue.ReceiveMessageAsync()).Value is { } message)
        {
            await fixture.Host.DeliverAsync("RunWebhook", message.Body.ToString());
        }
    }
}
