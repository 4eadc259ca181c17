using Azure.Data.Tables;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Reads one page of a list: partitions in order, a few at a time, until the page is full.</summary>
internal sealed class TableList
{
    // If records are filtered after they are read, small pages would cost a request for every few rows.
    private const int SiftedPage = 200;

    private readonly StoredKinds kinds;
    private readonly StoredKind kind;
    private readonly RecordFilter filter;
    private readonly string? afterId;

    /// <exception cref="FormatException"><paramref name="after"/> is not a place in such a list.</exception>
    public TableList(StoredKinds kinds, StoredKind kind, RecordFilter filter, string? after)
    {
        this.kinds = kinds;
        this.kind = kind;
        this.filter = filter;
        afterId = after is null ? null : PageCursor.IdAt(kind, after);
    }

    private bool IsSifted =>
        filter.Reader is not null || filter.Text is not null || filter.Item is not null || filter.Family is not null
        || (filter.Partners is not null && (!kind.Partitioning.ByPartner || kind.Partitioning.NamesOthers));

    public async Task<Page<IRecord>> Read(TableClient table, int limit, CancellationToken cancellation)
    {
        var start = afterId is null ? "" : kind.Partitioning.Of(afterId)!;
        var partitions = (await RegisterPartitions.Of(table, kinds, kind.Partitioning, filter.Partners, cancellation))
            .SkipWhile(partition => string.CompareOrdinal(partition, start) < 0)
            .ToArray();

        // One record more than the limit shows whether there is another page.
        var wanted = limit + 1;
        var found = new List<Entry<IRecord>>();
        var window = wanted > PartitionScan.LargestPage ? StorageRequests.AtOnce : 1;
        for (var next = 0;
            next < partitions.Length && found.Count < wanted;
            next += window, window = Math.Min(window * 2, StorageRequests.AtOnce))
        {
            var missing = wanted - found.Count;
            var parts = await Task.WhenAll(partitions.Skip(next).Take(window)
                .Select(partition => Read(table, partition, RangeIn(partition, start), missing, cancellation)));
            found.AddRange(parts.SelectMany(part => part).Take(missing));
        }

        return found.Count > limit
            ? new Page<IRecord>(found[..limit], PageCursor.Of(kind, found[limit - 1].Record.Id))
            : new Page<IRecord>(found, null);
    }

    private KeyRange RangeIn(string partition, string start) =>
        afterId is not null && partition == start ? RowKey.RecordsAfter(kind.Name, afterId) : RowKey.RecordsOf(kind.Name);

    private async Task<IReadOnlyList<Entry<IRecord>>> Read(
        TableClient table, string partition, KeyRange range, int wanted, CancellationToken cancellation)
    {
        var live = TableClient.CreateQueryFilter($"Removed eq {false}");
        var found = new List<Entry<IRecord>>();
        await foreach (var page in PartitionScan.Pages(
            table,
            partition,
            range,
            filter.Status is { } status ? $"{live} and {TableClient.CreateQueryFilter($"Status eq {status}")}" : live,
            RecordRow.EntryColumns,
            Math.Clamp(wanted, IsSifted ? SiftedPage : 1, PartitionScan.LargestPage),
            cancellation))
        {
            found.AddRange(page
                .Select(row => Ledger.EntryOf(kind, RecordRow.From(row).Stored))
                .Where(entry => filter.Matches(entry.Record))
                .Take(wanted - found.Count));
            if (found.Count == wanted)
            {
                break;
            }
        }

        return found;
    }
}
