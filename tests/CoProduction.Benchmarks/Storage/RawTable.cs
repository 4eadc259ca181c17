using Azure.Data.Tables;

namespace CoProduction.Benchmarks.Storage;

/// <summary>What the storage library does by itself when it is asked for the same: as many partitions side by side as the register takes.</summary>
internal static class RawTable
{
    private const int RowsInTransaction = 100;

    private static readonly ParallelOptions LaneWidth = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>All rows of a table, records and history, in a form in which they can be written again.</summary>
    public static async Task<IReadOnlyList<IGrouping<string, TableEntity>>> Partitions(TableClient table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            row.Remove("odata.etag");
            row.Remove(nameof(ITableEntity.Timestamp));
            rows.Add(row);
        }

        return [.. rows.GroupBy(row => row.PartitionKey)];
    }

    /// <summary>Reads the rows of records, without those of history.</summary>
    /// <returns>How many there are.</returns>
    public static async Task<int> ReadRecords(TableClient table, IEnumerable<string> partitions)
    {
        var rows = 0;
        await Parallel.ForEachAsync(partitions, LaneWidth, async (partition, cancellation) =>
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {"record|"} and RowKey lt {"record}"}");
            await foreach (var page in table.QueryAsync<TableEntity>(filter, 1_000, ["RowKey", "Json"], cancellation).AsPages())
            {
                Interlocked.Add(ref rows, page.Values.Count);
            }
        });
        return rows;
    }

    /// <summary>Reads and writes each record of a partition in a transaction of its own, one after the other.</summary>
    public static async Task UpsertEach(TableClient table, IEnumerable<IReadOnlyList<TableEntity>> records)
    {
        foreach (var rows in records)
        {
            await table.GetEntityAsync<TableEntity>(rows[0].PartitionKey, rows[0].RowKey);
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
        }
    }

    /// <summary>Writes rows in batches as large as the store takes.</summary>
    public static async Task Upsert(TableClient table, IEnumerable<IEnumerable<TableEntity>> partitions)
    {
        await table.CreateAsync();
        await Parallel.ForEachAsync(partitions, LaneWidth, async (rows, cancellation) =>
        {
            foreach (var batch in rows.Chunk(RowsInTransaction))
            {
                await table.SubmitTransactionAsync(
                    batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
            }
        });
    }
}
