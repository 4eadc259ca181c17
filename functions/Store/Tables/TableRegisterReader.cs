using System.Collections.Concurrent;
using Azure.Data.Tables;
using CoProduction.Registry;

namespace CoProduction.Functions.Store.Tables;

/// <summary>
/// Reads the register's partitions in parallel, each once for the records of all kinds. It decodes a page while it fetches the next one.
/// </summary>
internal sealed class TableRegisterReader(RegisterTable register, StoredKinds kinds) : IRegisterReader
{
    public async Task<Register> Read(CancellationToken cancellation)
    {
        var records = new ConcurrentQueue<IRecord>();
        var table = await register.Open(cancellation);
        var partitions = await RegisterPartitions.All(table, kinds, cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions, parallel, async (partition, ended) =>
        {
            var decoding = Task.CompletedTask;
            await foreach (var page in PartitionScan.Pages(
                table,
                partition,
                RowKey.Records,
                TableClient.CreateQueryFilter($"Removed eq {false}"),
                RecordRow.ContentColumns,
                cancellation: ended))
            {
                await decoding;
                decoding = Task.Run(() => Read(page, records), ended);
            }

            await decoding;
        });
        return Register.Of(records);
    }

    private void Read(IReadOnlyList<TableEntity> rows, ConcurrentQueue<IRecord> records)
    {
        foreach (var row in rows)
        {
            if (kinds.FindFact(RowKey.OfRecord(row.RowKey).Kind) is { } kind)
            {
                records.Enqueue(kind.Read(JsonColumns.Read(row)!));
            }
        }
    }
}
