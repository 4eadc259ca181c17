using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>
/// A small table with one row for each partition of the register that was ever written to. After a transaction and before its writer is answered, the row gets
/// a new random value. Who has read a partition since it has this value has read all that is acknowledged. The values of writers that note at once may
/// replace each other in any order, for each of them is new.
/// </summary>
internal sealed class PartitionHeads(TableServiceClient service, StoragePrefix prefix)
{
    private const string Partition = "heads";
    private const string Head = "Head";

    private readonly CreatedOnFirstUse<TableClient> table = new(service.GetTableClient($"{prefix}Heads"), table => table.CreateIfNotExistsAsync());

    /// <summary>Raised when this program has noted a write.</summary>
    public event Action? Noted;

    /// <summary>Notes that a partition was written to.</summary>
    public async Task Note(string partition, CancellationToken cancellation)
    {
        var row = new TableEntity(Partition, RowKey.Head(partition)) { [Head] = Guid.NewGuid() };
        await (await table.Open(cancellation)).UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        Noted?.Invoke();
    }

    /// <summary>The values of all partitions.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> Read(CancellationToken cancellation)
    {
        var heads = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await foreach (var page in PartitionScan.Pages(
            await table.Open(cancellation), Partition, RowKey.Heads, columns: [nameof(ITableEntity.RowKey), Head], cancellation: cancellation))
        {
            foreach (var row in page)
            {
                heads.Add(RowKey.OfHead(row.RowKey), row.GetGuid(Head)!.Value);
            }
        }

        return heads;
    }
}
