using CoProduction.Functions.Store;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>What becomes of a webhook after a failed attempt: it waits, or is suspended.</summary>
internal static class FailedDelivery
{
    public static Webhook Of(Webhook webhook, ReceiverAnswer answer, DateTimeOffset now)
    {
        var (since, failures) = (webhook.FailingSince ?? now, webhook.Failures + 1);
        var failed = webhook with { FailingSince = since, Failures = failures };
        if (answer.IsGone)
        {
            return failed.Suspended(now, "The receiver answered 410: it wants no more deliveries.");
        }

        var end = since + RetryPauses.Patience;
        if (now >= end)
        {
            return failed.Suspended(now, $"Every attempt has failed for two days. The last failure: {answer.Failure}");
        }

        var pause = RetryPauses.After(webhook.Id, failures);
        var next = now + (answer.RetryAfter > pause ? answer.RetryAfter.Value : pause);
        return failed with { NextAttemptAt = next < end ? next : end };
    }
}
