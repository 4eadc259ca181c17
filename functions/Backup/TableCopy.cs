using System.Text;
using Azure.Data.Tables;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Backup;

/// <summary>
/// Reads a table while others write to it, each partition as it was between two writes: every write inserts the partition's next fencing token, so a
/// partition whose newest token changed while it was read is read again.
/// </summary>
internal sealed class TableCopy(TableClient table, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>The name of the table.</summary>
    public string Name => table.Name;

    /// <summary>The partitions, in order. It takes one request for each.</summary>
    public async Task<IReadOnlyList<string>> Partitions(CancellationToken cancellation) => await PartitionScan.Partitions(table, cancellation).ToListAsync(cancellation);

    /// <summary>Writes the rows of a partition as lines, replacing what the file holds.</summary>
    /// <returns>The number of rows.</returns>
    /// <exception cref="InvalidDataException">Writers never paused for long enough.</exception>
    public async Task<int> Write(string partition, Stream file, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            file.SetLength(0);
            var before = await NewestToken(partition, cancellation);
            var rows = 0;
            await using (var lines = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" })
            {
                var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
                await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
                {
                    await lines.WriteLineAsync(EntityLine.Write(row).AsMemory(), cancellation);
                    rows++;
                }
            }

            if (await NewestToken(partition, cancellation) == before)
            {
                return rows;
            }

            if (time.GetElapsedTime(begun) > Patience)
            {
                throw new InvalidDataException($"The partition {partition} of {table.Name} was changed each time that it was read, for ten minutes: wait until its imports have ended, and try again.");
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    private async Task<string?> NewestToken(string partition, CancellationToken cancellation)
    {
        await foreach (var page in PartitionScan.Pages(table, partition, RowKey.FencingTokens, columns: [nameof(ITableEntity.RowKey)], pageSize: 1, cancellation: cancellation))
        {
            if (page is [var newest, ..])
            {
                return newest.RowKey;
            }
        }

        return null;
    }
}
