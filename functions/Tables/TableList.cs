using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>One reading of a list: partitions in order, a few at a time, no further than the page needs.</summary>
internal sealed class TableList
{
    // Where records are sifted after they came, small pages would cost a request for every few rows.
    private const int SiftedPage = 200;

    private readonly RecordKind kind;
    private readonly RecordFilter filter;
    private readonly string? afterId;

    /// <exception cref="FormatException"><paramref name="after"/> is no place in such a list.</exception>
    public TableList(RecordKind kind, RecordFilter filter, string? after)
    {
        this.kind = kind;
        this.filter = filter;
        afterId = after is null ? null : Place.IdAt(kind, after);
    }

    private bool IsSifted =>
        filter.Reader is not null || filter.Text is not null || filter.Item is not null || filter.Family is not null
        || (filter.Partners is not null && (!kind.Partitioning.ByPartner || kind.Partitioning.NamesOthers));

    public async Task<Page<IRecord>> Read(TableClient table, int limit, CancellationToken cancellation)
    {
        var start = afterId is null ? "" : kind.Partitioning.Of(afterId)!;
        var partitions = (await RegisterPartitions.Of(table, kind.Partitioning, filter.Partners, cancellation))
            .SkipWhile(partition => string.CompareOrdinal(partition, start) < 0)
            .ToArray();

        // One more than asked for tells whether there is another page.
        var wanted = limit + 1;
        var found = new List<Entry<IRecord>>();
        var abreast = wanted > PartitionScan.LargestPage ? PartitionScan.SideBySide : 1;
        for (var next = 0; next < partitions.Length && found.Count < wanted; next += abreast, abreast = Math.Min(abreast * 2, PartitionScan.SideBySide))
        {
            var missing = wanted - found.Count;
            var parts = await Task.WhenAll(partitions.Skip(next).Take(abreast)
                .Select(partition => Read(table, partition, RangeIn(partition, start), missing, cancellation)));
            found.AddRange(parts.SelectMany(part => part).Take(missing));
        }

        return found.Count > limit
            ? new Page<IRecord>(found[..limit], Place.Of(kind, found[limit - 1].Record.Id))
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
