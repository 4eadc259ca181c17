using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.History.Audit;

/// <summary>Reads every record and its whole history, exactly as the table holds them.</summary>
public sealed class Histories(RegisterTable register, RecordKinds kinds)
{
    internal async IAsyncEnumerable<RecordedHistory> Read([EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        foreach (var partition in await RegisterPartitions.All(table, kinds, cancellation))
        {
            // The rows of history come in the order of kind and id, so each history is complete when the next one begins.
            var records = await Records(table, partition, cancellation);
            var (current, revisions) = (default((string Kind, string Id)?), new List<KeyedRevision>());
            await foreach (var page in PartitionScan.Pages(table, partition, RowKey.Histories, cancellation: cancellation))
            {
                foreach (var row in page)
                {
                    var (kind, id, number) = RowKey.OfHistory(row.RowKey);
                    if (current is { } former && former != (kind, id))
                    {
                        yield return Take(former);
                    }

                    current = (kind, id);
                    revisions.Add(new KeyedRevision(number, HistoryRow.Read(row)));
                }
            }

            if (current is { } last)
            {
                yield return Take(last);
            }

            // The remaining records have no history at all.
            foreach (var (key, stored) in records)
            {
                yield return Of(partition, key, stored, []);
            }

            RecordedHistory Take((string Kind, string Id) key)
            {
                records.Remove(key, out var stored);
                var history = Of(partition, key, stored, revisions);
                revisions = [];
                return history;
            }
        }
    }

    /// <summary>
    /// Reads one record's history again, as it was at one moment: the scan reads records before histories, so that it can meet a history that has grown in
    /// between.
    /// </summary>
    /// <remarks>
    /// A write stores the record and its revision together. The record is read before and after the history. If it is the same, nobody has written in
    /// between. If not, the revisions after the first reading are left out, because they came later.
    /// </remarks>
    internal async Task<RecordedHistory> ReadAgain(string partition, string kind, string id, CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        var before = await Record(table, partition, kind, id, cancellation);
        var revisions = new List<KeyedRevision>();
        await foreach (var page in PartitionScan.Pages(table, partition, RowKey.HistoryAfter(kind, id, 0), cancellation: cancellation))
        {
            revisions.AddRange(page.Select(row => new KeyedRevision(RowKey.OfHistory(row.RowKey).Revision, HistoryRow.Read(row))));
        }

        var after = await Record(table, partition, kind, id, cancellation);
        return Of(
            partition,
            (kind, id),
            before,
            after?.Revision == before?.Revision ? revisions : [.. revisions.Where(keyed => keyed.Key <= (before?.Revision ?? 0))]);
    }

    private static async Task<Stored?> Record(TableClient table, string partition, string kind, string id, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, RowKey.Record(kind, id), RecordRow.EntryColumns, cancellation);
        return row.HasValue ? RecordRow.From(row.Value!).Stored : null;
    }

    private RecordedHistory Of(string partition, (string Kind, string Id) key, Stored? stored, IReadOnlyList<KeyedRevision> revisions) =>
        new(partition, key.Kind, key.Id, stored, revisions)
        {
            Disclosure = stored?.Json is { } json ? DisclosureOf(key.Kind, json) : null,
        };

    private Disclosure? DisclosureOf(string kind, string json)
    {
        try
        {
            return Disclosure.Of(kinds.Of(kind).Read(json));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or JsonException)
        {
            // The row was changed so that it is no longer a record. The chain check reports that.
            return null;
        }
    }

    private static async Task<Dictionary<(string Kind, string Id), Stored>> Records(
        TableClient table, string partition, CancellationToken cancellation)
    {
        var records = new Dictionary<(string, string), Stored>();
        await foreach (var page in PartitionScan.Pages(table, partition, RowKey.Records, columns: RecordRow.EntryColumns, cancellation: cancellation))
        {
            foreach (var row in page)
            {
                records.Add(RowKey.OfRecord(row.RowKey), RecordRow.From(row).Stored);
            }
        }

        return records;
    }
}
