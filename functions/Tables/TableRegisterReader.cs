using Azure.Data.Tables;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>
/// Reads the register partition by partition, side by side, each once for the records of all kinds. A page is turned into
/// records while the next one is on its way.
/// </summary>
internal sealed class TableRegisterReader(RegisterTable register) : IRegisterReader
{
    public async Task<Register> Read(CancellationToken cancellation)
    {
        var shelves = new RegisterShelves();
        var table = await register.Open(cancellation);
        var partitions = await RegisterPartitions.All(table, cancellation);
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = PartitionScan.SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions, abreast, async (partition, ended) =>
        {
            var decoding = Task.CompletedTask;
            await foreach (var page in PartitionScan.Pages(
                table, partition, RowKey.Records, TableClient.CreateQueryFilter($"Removed eq {false}"), RecordRow.ContentColumns, cancellation: ended))
            {
                await decoding;
                decoding = Task.Run(() => Put(page, shelves), ended);
            }

            await decoding;
        });
        return shelves.Register();
    }

    private static void Put(IReadOnlyList<TableEntity> rows, RegisterShelves shelves)
    {
        foreach (var row in rows)
        {
            shelves.Put(RowKey.OfRecord(row.RowKey).Kind, JsonColumns.Read(row)!);
        }
    }
}
