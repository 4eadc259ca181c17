using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Values of one type, each of which is a row of JSON in one partition of a table.</summary>
/// <param name="open">Opens the table.</param>
/// <param name="partition">The partition.</param>
/// <param name="keyOf">The row key of a value.</param>
/// <param name="mark">Writes the columns of a value that filters ask for; null if there are none.</param>
internal sealed class JsonRows<TValue>(
    Func<CancellationToken, ValueTask<TableClient>> open, string partition, Func<TValue, string> keyOf, Action<TableEntity, TValue>? mark = null)
    where TValue : class
{
    private const int MostAttempts = 20;

    /// <summary>Adds a value; false where its key is taken.</summary>
    public async Task<bool> Add(TValue value, CancellationToken cancellation)
    {
        try
        {
            await (await open(cancellation)).AddEntityAsync(RowOf(value), cancellation);
            return true;
        }
        catch (RequestFailedException there) when (there.Status == StatusCodes.Status409Conflict)
        {
            return false;
        }
    }

    /// <summary>The value of a key; null where there is none.</summary>
    public async Task<TValue?> Find(string key, CancellationToken cancellation)
    {
        var row = await (await open(cancellation)).GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
        return row.HasValue ? ValueOf(row.Value!) : null;
    }

    /// <summary>The values of a range of keys, in their order.</summary>
    /// <param name="range">The row keys.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <param name="where">A further filter; null for none.</param>
    public async Task<IReadOnlyList<TValue>> Read(KeyRange range, CancellationToken cancellation, string? where = null)
    {
        var values = new List<TValue>();
        await foreach (var page in PartitionScan.Pages(await open(cancellation), partition, range, where, cancellation: cancellation))
        {
            values.AddRange(page.Select(ValueOf));
        }

        return values;
    }

    /// <summary>Changes a value. The change is made to the latest version, and repeated where another writer was first.</summary>
    /// <param name="key">The value's key.</param>
    /// <param name="change">Returns the next version; the same version where nothing changes.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The latest version; null where the value is gone.</returns>
    public async Task<TValue?> Change(string key, Func<TValue, TValue> change, CancellationToken cancellation)
    {
        var rows = await open(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var row = await rows.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
            if (!row.HasValue)
            {
                return null;
            }

            var former = ValueOf(row.Value!);
            var next = change(former);
            if (ReferenceEquals(next, former))
            {
                return former;
            }

            try
            {
                await rows.UpdateEntityAsync(RowOf(next), row.Value!.ETag, TableUpdateMode.Replace, cancellation);
                return next;
            }
            catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status404NotFound)
            {
                return null;
            }
            catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status412PreconditionFailed && attempt < MostAttempts)
            {
                // Another writer was first; try again with its version.
            }
        }
    }

    /// <summary>Removes a value; nothing happens where it is gone.</summary>
    public async Task Remove(string key, CancellationToken cancellation) =>
        await (await open(cancellation)).DeleteEntityAsync(partition, key, cancellationToken: cancellation);

    /// <summary>The row of a value.</summary>
    public TableEntity RowOf(TValue value)
    {
        var row = new TableEntity(partition, keyOf(value));
        mark?.Invoke(row, value);
        JsonColumns.Write(row, JsonSerializer.Serialize(value, RecordJson.Options));
        return row;
    }

    /// <summary>The value of a row.</summary>
    public static TValue ValueOf(TableEntity row) => JsonSerializer.Deserialize<TValue>(JsonColumns.Read(row)!, RecordJson.Options)!;
}
