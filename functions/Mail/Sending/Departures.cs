using CoProduction.Functions.Mail.Subscriptions;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>Erases addresses, and what the ledger keeps of them.</summary>
public sealed class Departures(SubscriptionTable subscriptions, SendLedger ledger, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Deletes what is kept of messages of more than 400 days ago.</summary>
    internal async Task ForgetOld(CancellationToken cancellation)
    {
        foreach (var subscription in await subscriptions.All(cancellation))
        {
            await ledger.ForgetBefore(subscription.Id, time.GetUtcNow() - Kept, cancellation);
        }
    }

    /// <summary>Removes a recipient who wants no more reports.</summary>
    internal async Task Unsubscribe(Subscription subscription, string recipient, CancellationToken cancellation)
    {
        await subscriptions.Change(
            subscription,
            latest => latest.Find(recipient) is null ? latest : latest.With(recipient, _ => null) with { Unsubscribed = latest.Unsubscribed + 1 },
            cancellation);
        await ledger.Forget(subscription.Id, recipient, cancellation);
    }

    /// <summary>Removes an address from every subscription.</summary>
    /// <returns>From how many.</returns>
    internal async Task<int> Erase(MailAddress address, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var subscription in await subscriptions.All(cancellation))
        {
            foreach (var recipient in subscription.Recipients.Where(one => one.Address.Equals(address.Value, StringComparison.OrdinalIgnoreCase)))
            {
                await Unsubscribe(subscription, recipient.Id, cancellation);
                count++;
            }
        }

        return count;
    }

    /// <summary>Deletes a subscription with its recipients and what was sent to them.</summary>
    internal async Task Delete(Subscription subscription, CancellationToken cancellation)
    {
        await subscriptions.Remove(subscription.Partner, subscription.Id, cancellation);
        await ledger.Forget(subscription.Id, recipient: null, cancellation);
    }
}
