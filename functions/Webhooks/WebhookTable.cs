using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Webhooks;

/// <summary>Stores webhooks in a table of their own, which the first call creates.</summary>
public sealed class WebhookTable(TableServiceClient service, StoragePrefix prefix) : ITraces
{
    private const int MostAttempts = 20;
    private const string By = "By";

    private readonly CreatedOnFirstUse<TableClient> table = new(service.GetTableClient($"{prefix}Webhooks"), table => table.CreateIfNotExistsAsync());

    public TracePlace Place => TracePlace.Webhooks;

    /// <summary>Adds a webhook; false where the id is taken.</summary>
    public async Task<bool> Add(Webhook webhook, CancellationToken cancellation)
    {
        try
        {
            await (await table.Open(cancellation)).AddEntityAsync(RowOf(webhook), cancellation);
            return true;
        }
        catch (RequestFailedException there) when (there.Status == StatusCodes.Status409Conflict)
        {
            return false;
        }
    }

    /// <summary>The webhook; null where this partner has none with that id.</summary>
    public async Task<Webhook?> Find(string partner, string id, CancellationToken cancellation)
    {
        var row = await (await table.Open(cancellation)).GetEntityIfExistsAsync<TableEntity>(
            WebhookKey.Partition, WebhookKey.Of(partner, id), cancellationToken: cancellation);
        return row.HasValue ? WebhookOf(row.Value!) : null;
    }

    /// <summary>The partner's webhooks, oldest first.</summary>
    public Task<IReadOnlyList<Webhook>> Of(string partner, CancellationToken cancellation) => Read(WebhookKey.OfPartner(partner), cancellation);

    /// <summary>The webhooks of all partners.</summary>
    public Task<IReadOnlyList<Webhook>> All(CancellationToken cancellation) => Read(WebhookKey.All, cancellation);

    /// <summary>Changes a webhook. The change is made to the latest version, and repeated where another writer was first.</summary>
    /// <param name="webhook">The webhook, by partner and id.</param>
    /// <param name="change">Returns the next version; the same version where nothing changes.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The latest version; null where the webhook is gone.</returns>
    public async Task<Webhook?> Change(Webhook webhook, Func<Webhook, Webhook> change, CancellationToken cancellation)
    {
        var webhooks = await table.Open(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var row = await webhooks.GetEntityIfExistsAsync<TableEntity>(
                WebhookKey.Partition, WebhookKey.Of(webhook.Partner, webhook.Id), cancellationToken: cancellation);
            if (!row.HasValue)
            {
                return null;
            }

            var former = WebhookOf(row.Value!);
            var next = change(former);
            if (ReferenceEquals(next, former))
            {
                return former;
            }

            try
            {
                await webhooks.UpdateEntityAsync(RowOf(next), row.Value!.ETag, TableUpdateMode.Replace, cancellation);
                return next;
            }
            catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status404NotFound)
            {
                return null;
            }
            catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status412PreconditionFailed && attempt < MostAttempts)
            {
                // Another writer was first; try again with its version.
            }
        }
    }

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
    public async Task Remove(string partner, string id, CancellationToken cancellation) =>
        await (await table.Open(cancellation)).DeleteEntityAsync(WebhookKey.Partition, WebhookKey.Of(partner, id), cancellationToken: cancellation);

    /// <summary>How many webhooks somebody created.</summary>
    public async Task<int> Count(string author, CancellationToken cancellation) =>
        await PartitionScan.Count(await table.Open(cancellation), WebhookKey.Partition, WebhookKey.All, AuthorFilter.Of(By, author), cancellation);

    private async Task<IReadOnlyList<Webhook>> Read(KeyRange range, CancellationToken cancellation)
    {
        var webhooks = new List<Webhook>();
        await foreach (var page in PartitionScan.Pages(await table.Open(cancellation), WebhookKey.Partition, range, cancellation: cancellation))
        {
            webhooks.AddRange(page.Select(WebhookOf));
        }

        return webhooks;
    }

    private static TableEntity RowOf(Webhook webhook)
    {
        var row = new TableEntity(WebhookKey.Partition, WebhookKey.Of(webhook.Partner, webhook.Id)) { [By] = webhook.By };
        JsonColumns.Write(row, JsonSerializer.Serialize(webhook, RecordJson.Options));
        return row;
    }

    private static Webhook WebhookOf(TableEntity row) => JsonSerializer.Deserialize<Webhook>(JsonColumns.Read(row)!, RecordJson.Options)!;
}
