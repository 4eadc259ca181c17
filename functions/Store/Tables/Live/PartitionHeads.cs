using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>
/// The partition <c>heads</c>, with one row for each partition that was ever written to. After a transaction and before its writer is answered, the row gets a
/// new random value. Who has read a partition since it has this value has read all that is acknowledged. The values of writers that note at once may replace
/// each other in any order, for each of them is new.
/// </summary>
internal static class PartitionHeads
{
    private const string Partition = "heads";
    private const string Head = "Head";

    /// <summary>Notes that a partition was written to.</summary>
    public static async Task Note(TableClient table, string partition, CancellationToken cancellation) =>
        await table.UpsertEntityAsync(new TableEntity(Partition, RowKey.Head(partition)) { [Head] = Guid.NewGuid() }, TableUpdateMode.Replace, cancellation);

    /// <summary>The values of all partitions.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> Read(TableClient table, CancellationToken cancellation)
    {
        var heads = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await foreach (var page in PartitionScan.Pages(table, Partition, RowKey.Heads, columns: [nameof(ITableEntity.RowKey), Head], cancellation: cancellation))
        {
            foreach (var row in page)
            {
                heads.Add(RowKey.OfHead(row.RowKey), row.GetGuid(Head)!.Value);
            }
        }

        return heads;
    }
}
