using CoProduction.Functions.Access.People;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>Stores subscriptions.</summary>
public sealed class SubscriptionTable(MailTable mail) : ITraces
{
    private const string By = "By";

    private readonly JsonRows<Subscription> rows = new(
        mail.Open, SubscriptionKey.Partition, subscription => SubscriptionKey.Of(subscription.Partner, subscription.Id), (row, subscription) => row[By] = subscription.By);

    public TracePlace Place => TracePlace.Subscriptions;

    /// <summary>Adds a subscription; false where the id is taken.</summary>
    public Task<bool> Add(Subscription subscription, CancellationToken cancellation) => rows.Add(subscription, cancellation);

    /// <summary>The subscription; null where this partner has none with that id.</summary>
    public Task<Subscription?> Find(string partner, string id, CancellationToken cancellation) => rows.Find(SubscriptionKey.Of(partner, id), cancellation);

    /// <summary>The partner's subscriptions, oldest first.</summary>
    public Task<IReadOnlyList<Subscription>> Of(string partner, CancellationToken cancellation) => rows.Read(SubscriptionKey.OfPartner(partner), cancellation);

    /// <summary>The subscriptions of all partners.</summary>
    public Task<IReadOnlyList<Subscription>> All(CancellationToken cancellation) => rows.Read(SubscriptionKey.All, cancellation);

    /// <inheritdoc cref="JsonRows{TValue}.Change"/>
    /// <param name="subscription">The subscription, by partner and id.</param>
    /// <param name="change">Returns the next version; the same version where nothing changes.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Subscription?> Change(Subscription subscription, Func<Subscription, Subscription> change, CancellationToken cancellation) =>
        rows.Change(SubscriptionKey.Of(subscription.Partner, subscription.Id), change, cancellation);

    /// <summary>Removes a subscription; nothing happens where it is gone.</summary>
    public Task Remove(string partner, string id, CancellationToken cancellation) => rows.Remove(SubscriptionKey.Of(partner, id), cancellation);

    /// <summary>How many subscriptions somebody created.</summary>
    public async Task<int> Count(string author, CancellationToken cancellation) =>
        await PartitionScan.Count(await mail.Open(cancellation), SubscriptionKey.Partition, SubscriptionKey.All, AuthorFilter.Of(By, author), cancellation);
}
