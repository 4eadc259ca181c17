using CoProduction.Functions.Store;
using CoProduction.Functions.Webhooks;
using CoProduction.Functions.Webhooks.Delivery;
using CoProduction.Functions.Webhooks.Signing;

namespace CoProduction.Functions.Tests.Webhooks;

public sealed class FailedDeliveryTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Attempts_come_ever_less_often_and_the_last_one_after_two_days()
    {
        var (webhook, now, attempts) = (Webhook, Start, 0);
        while (webhook.State != WebhookState.Suspended)
        {
            webhook = FailedDelivery.Of(webhook, new ReceiverAnswer(500, "The receiver answered 500."), now);
            now = webhook.NextAttemptAt ?? now;
            attempts++;
        }

        Assert.Equal(Start + RetryPauses.Patience, webhook.SuspendedAt);
        Assert.InRange(attempts, 12, 25);
    }

    [Fact]
    public void Pauses_grow_up_to_six_hours_and_differ_from_webhook_to_webhook()
    {
        for (var failures = 1; failures < 30; failures++)
        {
            var seconds = Math.Min(5 * Math.Pow(3, failures - 1), 21_600);
            Assert.InRange(RetryPauses.After("one", failures).TotalSeconds, seconds * 0.8, seconds * 1.2);
        }

        Assert.NotEqual(RetryPauses.After("one", 9), RetryPauses.After("two", 9));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3_600, 3_600)]
    [InlineData(1_000_000, 172_800)]
    public void Receiver_that_asks_for_a_longer_pause_gets_it_within_the_two_days(int asked, int expected)
    {
        var failed = FailedDelivery.Of(Webhook, new ReceiverAnswer(503, "The receiver answered 503.") { RetryAfter = TimeSpan.FromSeconds(asked) }, Start);

        Assert.InRange((failed.NextAttemptAt!.Value - Start).TotalSeconds, expected * 0.8, expected * 1.2);
    }

    private static Webhook Webhook => new()
    {
        Id = "one",
        Partner = "POL",
        By = "POL:person~00000000000000000000000000000000",
        CreatedAt = Start,
        Address = "https://hooks.mod.example/",
        Topics = [WebhookTopic.Changes],
        Keys = [SigningKey.New("one", Start)],
    };
}
