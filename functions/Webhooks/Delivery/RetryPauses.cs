using System.Security.Cryptography;
using System.Text;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>How long to wait after a failed attempt.</summary>
internal static class RetryPauses
{
    /// <summary>How long attempts may fail before a webhook is suspended.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    private const int Growth = 3;
    private const double LeastShare = 0.8;
    private const double MostShare = 1.2;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>
    /// The pause after so many failures in a row: 5 seconds, then three times as long each time, up to 6 hours, each a fifth longer or shorter, so that webhooks
    /// that failed together do not all come back together.
    /// </summary>
    /// <param name="id">The webhook, which decides by how much.</param>
    /// <param name="failures">The number of failures, from 1.</param>
    public static TimeSpan After(string id, int failures)
    {
        var pause = Math.Min(First.TotalSeconds * Math.Pow(Growth, failures - 1), Longest.TotalSeconds);
        var draw = SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {failures}"))[0] / (double)byte.MaxValue;
        return TimeSpan.FromSeconds(pause * (LeastShare + ((MostShare - LeastShare) * draw)));
    }

    /// <summary>The webhook after a failed attempt: it waits, or is suspended.</summary>
    public static Webhook Failed(Webhook webhook, ReceiverAnswer answer, DateTimeOffset now)
    {
        var (since, failures) = (webhook.FailingSince ?? now, webhook.Failures + 1);
        var failed = webhook with { FailingSince = since, Failures = failures };
        if (answer.IsGone)
        {
            return failed.Suspended(now, "The receiver answered 410: it wants no more deliveries.");
        }

        var end = since + Patience;
        if (now >= end)
        {
            return failed.Suspended(now, $"Every attempt has failed for two days. The last failure: {answer.Failure}");
        }

        var pause = After(webhook.Id, failures);
        var next = now + (answer.RetryAfter > pause ? answer.RetryAfter.Value : pause);
        return failed with { NextAttemptAt = next < end ? next : end };
    }
}
