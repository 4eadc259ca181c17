using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace CoProduction.Functions.Tables;

/// <summary>Reads a range of one partition's rows; no other query is ever sent.</summary>
internal static class PartitionScan
{
    /// <summary>The most rows that the store answers at once.</summary>
    public const int LargestPage = 1000;

    /// <summary>How many partitions are read or written at a time.</summary>
    public const int SideBySide = 8;

    /// <summary>The pages of the range, in the order of the keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="range">The row keys.</param>
    /// <param name="where">A further filter, made by <see cref="TableClient.CreateQueryFilter(FormattableString)"/>.</param>
    /// <param name="columns">The columns to read; null for all.</param>
    /// <param name="pageSize">How many rows to ask for at once; 1 to 1000.</param>
    /// <param name="cancellation">Ends it between and within requests.</param>
    public static async IAsyncEnumerable<IReadOnlyList<TableEntity>> Pages(
        TableClient table,
        string partition,
        KeyRange range,
        string? where = null,
        IReadOnlyList<string>? columns = null,
        int pageSize = LargestPage,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.Before}");
        var rows = table.QueryAsync<TableEntity>(where is null ? filter : $"{filter} and {where}", pageSize, columns, cancellation);
        await foreach (var page in rows.AsPages().WithCancellation(cancellation))
        {
            yield return page.Values;
        }
    }

    /// <summary>Deletes the rows of the range, page by page; those that are gone already are no fault.</summary>
    public static async Task Delete(TableClient table, string partition, KeyRange range, string? where, CancellationToken cancellation)
    {
        string[] keys = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey)];
        await foreach (var page in Pages(table, partition, range, where, keys, cancellation: cancellation))
        {
            var abreast = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
            await Parallel.ForEachAsync(page, abreast, async (row, ended) => await table.DeleteEntityAsync(partition, row.RowKey, cancellationToken: ended));
        }
    }
}
