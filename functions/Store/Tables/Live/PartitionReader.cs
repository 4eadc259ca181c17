using System.Collections.Concurrent;
using Azure.Data.Tables;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Functions.Store.Snapshots;

namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>Reads the records of a partition: all of them, or those that were changed since a moment.</summary>
internal sealed class PartitionReader(TableClient table, StoredKinds kinds)
{
    /// <summary>Beyond this many changed records, it is quicker to read all.</summary>
    private const int MostChanges = 100;

    /// <summary>Reads all records. It decodes a page while it fetches the next one.</summary>
    /// <returns>The records, and the moment of the partition's last change that they surely contain.</returns>
    public async Task<PartitionRecords> All(string partition, CancellationToken cancellation)
    {
        var (_, position) = await PartitionSequence.Last(table, partition, cancellation);
        var records = new ConcurrentQueue<(StoredKind, Placed)>();
        var decoding = Task.CompletedTask;
        await foreach (var page in PartitionScan.Pages(
            table, partition, RowKey.Records, TableClient.CreateQueryFilter($"Removed eq {false}"), RecordRow.EntryColumns, cancellation: cancellation))
        {
            await decoding;
            decoding = Task.Run(() => Read(partition, page, records), cancellation);
        }

        await decoding;
        return new PartitionRecords(position, [.. records], AreAll: true);
    }

    /// <summary>Reads the records that were changed after a moment.</summary>
    /// <returns>The records, those that were removed without an entry, and the moment of the last change.</returns>
    public async Task<PartitionRecords> Since(string partition, DateTimeOffset position, CancellationToken cancellation)
    {
        var changed = new HashSet<(string Kind, string Id)>();
        var last = position;
        await foreach (var page in PartitionScan.Pages(table, partition, RowKey.ChangesFrom(position.AddTicks(1)), cancellation: cancellation))
        {
            foreach (var change in page.Select(ChangeRow.Read))
            {
                changed.UnionWith(change.Records.Select(record => (record.Kind, record.Id)));
                last = change.At;
            }

            if (changed.Count > MostChanges)
            {
                return await All(partition, cancellation);
            }
        }

        var records = new ConcurrentQueue<(StoredKind, Placed)>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(changed, parallel, async (record, ended) =>
        {
            if (kinds.Find(record.Kind) is { } kind)
            {
                var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, RowKey.Record(kind.Name, record.Id), RecordRow.EntryColumns, ended);
                records.Enqueue((kind, row.HasValue ? Place(kind, partition, row.Value!) : new Placed(partition, record.Id, Entry: null)));
            }
        });
        return new PartitionRecords(last, [.. records], AreAll: false);
    }

    private void Read(string partition, IReadOnlyList<TableEntity> rows, ConcurrentQueue<(StoredKind, Placed)> records)
    {
        foreach (var row in rows)
        {
            if (kinds.Find(RowKey.OfRecord(row.RowKey).Kind) is { } kind)
            {
                records.Enqueue((kind, Place(kind, partition, row)));
            }
        }
    }

    // A place that stays in memory has no text of its own: those of the row are as many copies.
    private static Placed Place(StoredKind kind, string partition, TableEntity row)
    {
        var id = RowKey.OfRecord(row.RowKey).Id;
        try
        {
            var stored = RecordRow.From(row).Stored;
            var entry = stored.Json is null ? null : Ledger.EntryOf(kind, stored);
            return new Placed(partition, entry?.Record.Id ?? id, entry);
        }
#pragma warning disable CA1031 // A row that somebody edited can fail in any way. It must not hide the records of other kinds.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new Placed(partition, id, Entry: null) { Fault = fault };
        }
    }
}

/// <summary>Records of a partition.</summary>
/// <param name="Position">The moment (UTC) of the last change that they surely contain.</param>
/// <param name="Records">The records; those that were removed have no entry.</param>
/// <param name="AreAll">Whether there are no others in the partition.</param>
internal sealed record PartitionRecords(DateTimeOffset Position, IReadOnlyList<(StoredKind Kind, Placed Record)> Records, bool AreAll);
