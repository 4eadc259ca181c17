using Azure.Data.Tables;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Finds the partitions that exist: those of partners that are or were in the register, and the shared ones.</summary>
internal static class RegisterPartitions
{
    /// <summary>The partitions that can hold records of a kind, in ordinal order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="kinds">The kinds in the register.</param>
    /// <param name="partitioning">How the kind's records are spread over partitions.</param>
    /// <param name="only">Limits the result to the records of these partners; null for all.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static async Task<IReadOnlyList<string>> Of(
        TableClient table, StoredKinds kinds, Partitioning partitioning, IReadOnlySet<CountryCode>? only, CancellationToken cancellation)
    {
        if (!partitioning.ByPartner)
        {
            return partitioning.Shared;
        }

        IEnumerable<string> partitions = only is not null && !partitioning.NamesOthers
            ? only.Select(partner => partner.Value)
            : [.. partitioning.Shared, .. await OfPartners(table, kinds, cancellation)];
        return [.. partitions.Order(StringComparer.Ordinal)];
    }

    /// <summary>All partitions that can hold records of any kind, in ordinal order.</summary>
    public static async Task<IReadOnlyList<string>> All(TableClient table, StoredKinds kinds, CancellationToken cancellation) =>
        [.. kinds.SharedPartitions.Concat(await OfPartners(table, kinds, cancellation)).Order(StringComparer.Ordinal)];

    // The partitions of removed partners are included, because their sites may still exist.
    private static async Task<IReadOnlyList<string>> OfPartners(TableClient table, StoredKinds kinds, CancellationToken cancellation)
    {
        var codes = new List<string>();
        var partners = kinds.Of<Partner>();
        await foreach (var page in PartitionScan.Pages(
            table,
            partners.Partitioning.Shared[0],
            RowKey.RecordsOf(partners.Name),
            columns: [nameof(ITableEntity.RowKey)],
            cancellation: cancellation))
        {
            codes.AddRange(page.Select(row => RowKey.OfRecord(row.RowKey).Id));
        }

        return codes;
    }
}
