using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>Stores which partner each tenant belongs to, and every change of it, in a table of its own.</summary>
public sealed class TenantTable(TableServiceClient service, StoragePrefix prefix) : ITraces
{
    private const string Partner = "Partner";
    private const string Changes = "Changes";
    private const string Write = "Write";

    private readonly CreatedOnFirstUse<TableClient> table = new(service.GetTableClient($"{prefix}Tenants"), table => table.CreateIfNotExistsAsync());

    public TracePlace Place => TracePlace.Tenants;

    /// <summary>All tenants that the table names, also those that were removed.</summary>
    public async Task<IReadOnlyDictionary<string, StoredTenant>> All(CancellationToken cancellation)
    {
        var tenants = new Dictionary<string, StoredTenant>(StringComparer.Ordinal);
        await foreach (var page in PartitionScan.Pages(await table.Open(cancellation), TenantKey.Partition, TenantKey.All, cancellation: cancellation))
        {
            foreach (var row in page)
            {
                tenants[TenantKey.IdIn(row.RowKey)] = new StoredTenant(
                    row.GetString(Partner) is { } code ? Parsed.As<CountryCode>(code) : null, row.GetInt32(Changes)!.Value, row.ETag);
            }
        }

        return tenants;
    }

    /// <summary>Changes a tenant, unless somebody changed it since it was read.</summary>
    /// <param name="id">The tenant.</param>
    /// <param name="former">The tenant as it was read; null if the table did not name it.</param>
    /// <param name="change">The change, with the next number.</param>
    /// <param name="cancellation">Cancels the request. The change may be made nevertheless.</param>
    /// <returns>Whether the change was made.</returns>
    public async Task<bool> Change(string id, StoredTenant? former, TenantChange change, CancellationToken cancellation)
    {
        var write = Guid.NewGuid().ToString("N");
        var tenant = new TableEntity(TenantKey.Partition, TenantKey.Of(id)) { [Partner] = change.To, [Changes] = change.Number };
        var made = new TableEntity(TenantKey.Partition, TenantKey.Change(id, change.Number))
        {
            [nameof(TenantChange.At)] = change.At,
            [nameof(TenantChange.By)] = change.By,
            [nameof(TenantChange.From)] = change.From,
            [nameof(TenantChange.To)] = change.To,
            [Write] = write,
        };
        var tenants = await table.Open(cancellation);
        try
        {
            await tenants.SubmitTransactionAsync(
                [
                    former is null
                        ? new TableTransactionAction(TableTransactionActionType.Add, tenant)
                        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, tenant, former.Version),
                    new TableTransactionAction(TableTransactionActionType.Add, made),
                ],
                cancellation);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // If the answer to the first attempt was lost, the second one met its own change.
            var there = await tenants.GetEntityIfExistsAsync<TableEntity>(TenantKey.Partition, made.RowKey, cancellationToken: cancellation);
            return there.HasValue && there.Value!.GetString(Write) == write;
        }
    }

    /// <summary>How many changes somebody made.</summary>
    public async Task<int> Count(string author, CancellationToken cancellation) => await PartitionScan.Count(
        await table.Open(cancellation), TenantKey.Partition, TenantKey.AllChanges, AuthorFilter.Of(nameof(TenantChange.By), author), cancellation);

    /// <summary>The changes of a tenant, oldest first.</summary>
    public async Task<IReadOnlyList<TenantChange>> History(string id, CancellationToken cancellation)
    {
        var changes = new List<TenantChange>();
        await foreach (var page in PartitionScan.Pages(await table.Open(cancellation), TenantKey.Partition, TenantKey.Changes(id), cancellation: cancellation))
        {
            changes.AddRange(page.Select(row => new TenantChange(
                TenantKey.NumberIn(row.RowKey),
                row.GetDateTimeOffset(nameof(TenantChange.At))!.Value,
                row.GetString(nameof(TenantChange.By)),
                row.GetString(nameof(TenantChange.From)),
                row.GetString(nameof(TenantChange.To)))));
        }

        return changes;
    }
}
