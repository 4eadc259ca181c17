using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Reads a range of rows in one partition, or finds which partitions there are. The program sends no other kind of query.</summary>
internal static class PartitionScan
{
    /// <summary>The most rows that storage returns in one answer.</summary>
    public const int LargestPage = 1000;

    /// <summary>Reads the pages of a range, in the order of the keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="range">The row keys.</param>
    /// <param name="where">A further filter, made by <see cref="TableClient.CreateQueryFilter(FormattableString)"/>; null for none.</param>
    /// <param name="columns">The columns to read; null for all.</param>
    /// <param name="pageSize">The number of rows in one request, 1 to 1000.</param>
    /// <param name="cancellation">Cancels the reading, between and within requests.</param>
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

    /// <summary>Finds the partitions that have rows, in ordinal order. Each takes one request when it is asked for.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellation">Cancels the reading, between and within requests.</param>
    public static async IAsyncEnumerable<string> Partitions(TableClient table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var last = ""; ;)
        {
            var rows = table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey gt {last}"), maxPerPage: 1, [nameof(ITableEntity.PartitionKey)], cancellation);
            if (await rows.FirstOrDefaultAsync(cancellation) is not { PartitionKey: var next })
            {
                yield break;
            }

            yield return last = next;
        }
    }

    /// <summary>The number of rows in a range that a filter finds. Storage reads the whole range.</summary>
    public static async Task<int> Count(TableClient table, string partition, KeyRange range, string where, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var page in Pages(table, partition, range, where, [nameof(ITableEntity.RowKey)], cancellation: cancellation))
        {
            count += page.Count;
        }

        return count;
    }

    /// <summary>Deletes the rows of a range, page by page. Rows that were already deleted are ignored.</summary>
    public static async Task Delete(TableClient table, string partition, KeyRange range, string? where, CancellationToken cancellation)
    {
        string[] keys = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey)];
        await foreach (var page in Pages(table, partition, range, where, keys, cancellation: cancellation))
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
            await Parallel.ForEachAsync(
                page, parallel, async (row, ended) => await table.DeleteEntityAsync(partition, row.RowKey, cancellationToken: ended));
        }
    }
}
