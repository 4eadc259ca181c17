using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tables;

/// <summary>Which partitions there are to read: those of the partners that are, or once were, in the register, and the shared ones.</summary>
internal static class RegisterPartitions
{
    /// <summary>The partitions in which records of a kind can lie, in ordinal order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partitioning">How the kind is spread.</param>
    /// <param name="only">Where only what belongs to these partners is asked for.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<string>> Of(
        TableClient table, Partitioning partitioning, IReadOnlySet<CountryCode>? only, CancellationToken cancellation)
    {
        if (!partitioning.ByPartner)
        {
            return partitioning.Shared;
        }

        IEnumerable<string> partitions = only is not null && !partitioning.NamesOthers
            ? only.Select(partner => partner.Value)
            : [.. partitioning.Shared, .. await OfPartners(table, cancellation)];
        return [.. partitions.Order(StringComparer.Ordinal)];
    }

    /// <summary>All partitions in which records of any kind can lie, in ordinal order.</summary>
    public static async Task<IReadOnlyList<string>> All(TableClient table, RecordKinds kinds, CancellationToken cancellation) =>
        [.. kinds.SharedPartitions.Concat(await OfPartners(table, cancellation)).Order(StringComparer.Ordinal)];

    // A partner that was removed is read too: its sites may have outlived it.
    private static async Task<IReadOnlyList<string>> OfPartners(TableClient table, CancellationToken cancellation)
    {
        var codes = new List<string>();
        var (kind, partition) = (RecordKinds.Partners.Name, RecordKinds.Partners.Partitioning.Shared[0]);
        await foreach (var page in PartitionScan.Pages(
            table, partition, RowKey.RecordsOf(kind), columns: [nameof(ITableEntity.RowKey)], cancellation: cancellation))
        {
            codes.AddRange(page.Select(row => RowKey.OfRecord(row.RowKey).Id));
        }

        return codes;
    }
}
