using Azure.Data.Tables;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Webhooks;

/// <summary>Stores webhooks in a table of their own, which the first call creates.</summary>
public sealed class WebhookTable : ITraces
{
    private const string By = "By";

    private readonly CreatedOnFirstUse<TableClient> table;
    private readonly JsonRows<Webhook> rows;

    public WebhookTable(TableServiceClient service, StoragePrefix prefix)
    {
        table = new(service.GetTableClient($"{prefix}Webhooks"), table => table.CreateIfNotExistsAsync());
        rows = new(table.Open, WebhookKey.Partition, webhook => WebhookKey.Of(webhook.Partner, webhook.Id), (row, webhook) => row[By] = webhook.By);
    }

    public TracePlace Place => TracePlace.Webhooks;

    /// <summary>Adds a webhook; false where the id is taken.</summary>
    public Task<bool> Add(Webhook webhook, CancellationToken cancellation) => rows.Add(webhook, cancellation);

    /// <summary>The webhook; null where this partner has none with that id.</summary>
    public Task<Webhook?> Find(string partner, string id, CancellationToken cancellation) => rows.Find(WebhookKey.Of(partner, id), cancellation);

    /// <summary>The partner's webhooks, oldest first.</summary>
    public Task<IReadOnlyList<Webhook>> Of(string partner, CancellationToken cancellation) => rows.Read(WebhookKey.OfPartner(partner), cancellation);

    /// <summary>The webhooks of all partners.</summary>
    public Task<IReadOnlyList<Webhook>> All(CancellationToken cancellation) => rows.Read(WebhookKey.All, cancellation);

    /// <inheritdoc cref="JsonRows{TValue}.Change"/>
    /// <param name="webhook">The webhook, by partner and id.</param>
    /// <param name="change">Returns the next version; the same version where nothing changes.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Webhook?> Change(Webhook webhook, Func<Webhook, Webhook> change, CancellationToken cancellation) =>
        rows.Change(WebhookKey.Of(webhook.Partner, webhook.Id), change, cancellation);

    /// <summary>Suspends every webhook, so that nothing is sent until its partner resumes it.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> SuspendAll(string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var all = await All(cancellation);
        foreach (var webhook in all)
        {
            await Change(webhook, latest => latest.Suspended(now, reason) with { HeldUntil = null }, cancellation);
        }

        return all.Count;
    }

    /// <summary>Removes a webhook; nothing happens where it is gone.</summary>
    public Task Remove(string partner, string id, CancellationToken cancellation) => rows.Remove(WebhookKey.Of(partner, id), cancellation);

    /// <summary>How many webhooks somebody created.</summary>
    public async Task<int> Count(string author, CancellationToken cancellation) =>
        await PartitionScan.Count(await table.Open(cancellation), WebhookKey.Partition, WebhookKey.All, AuthorFilter.Of(By, author), cancellation);
}
