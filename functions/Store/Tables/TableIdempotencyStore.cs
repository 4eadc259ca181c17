using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables;

/// <summary>
/// Stores keys in the partition <c>keys</c>, together with answers that concern no record. Other answers are in the partitions of their
/// records. The row key of an answer is <c>answer|…</c>.
/// </summary>
internal sealed class TableIdempotencyStore(RegisterTable register, StoredKinds kinds, TimeProvider clock) : IIdempotencyStore
{
    private const string KeysPartition = IIdempotencyStore.Apart;
    private const string At = "At";
    private const string Fingerprint = "Fingerprint";
    private const string Slot = "Slot";
    private const int MostAttempts = 5;

    /// <summary>The row of an answer, to be written in the same transaction as the record that it concerns.</summary>
    public static TableEntity Row(string partition, Guid slot, StoredAnswer answer, DateTimeOffset at)
    {
        var row = new TableEntity(partition, RowKey.Answer(slot)) { [At] = at };
        JsonColumns.Write(row, JsonSerializer.Serialize(answer, RecordJson.Options));
        return row;
    }

    public async Task<Guid?> Reserve(string key, string fingerprint, CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var found = await table.GetEntityIfExistsAsync<TableEntity>(KeysPartition, RowKey.Key(key), cancellationToken: cancellation);
            if (found is { HasValue: true, Value: { } known } && known.GetDateTimeOffset(At) + AnswerTime.Length >= now)
            {
                return known.GetString(Fingerprint) == fingerprint ? known.GetGuid(Slot) : null;
            }

            var slot = AnswerTime.NewSlot(now);
            var row = new TableEntity(KeysPartition, RowKey.Key(key)) { [At] = now, [Fingerprint] = fingerprint, [Slot] = slot };
            try
            {
                await (found.HasValue
                    ? table.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation)
                    : table.AddEntityAsync(row, cancellation));
                return slot;
            }
            catch (RequestFailedException fault) when (fault.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
            {
                // Another request with the key came first, or this request was written but its answer lost. The next read shows which.
            }
        }

        throw new ContendedRecordException("key", key);
    }

    public async Task<StoredAnswer?> Find(string partition, Guid slot, CancellationToken cancellation)
    {
        var row = await (await register.Open(cancellation)).GetEntityIfExistsAsync<TableEntity>(
            partition, RowKey.Answer(slot), cancellationToken: cancellation);
        if (!row.HasValue)
        {
            return null;
        }

        if (partition != KeysPartition)
        {
            // The program that wrote it with its record can have ended before readers learned of the record.
            await register.Heads.Note(partition, cancellation);
        }

        return JsonSerializer.Deserialize<StoredAnswer>(JsonColumns.Read(row.Value!)!, RecordJson.Options);
    }

    public async Task<StoredAnswer> Keep(string partition, Guid slot, StoredAnswer answer, CancellationToken cancellation)
    {
        try
        {
            await (await register.Open(cancellation)).AddEntityAsync(Row(partition, slot, answer, clock.GetUtcNow()), cancellation);
            return answer;
        }
        catch (RequestFailedException there) when (there.Status == StatusCodes.Status409Conflict)
        {
            return await Find(partition, slot, cancellation) ?? answer;
        }
    }

    public async Task Drop(string partition, Guid slot, CancellationToken cancellation) =>
        await (await register.Open(cancellation)).DeleteEntityAsync(partition, RowKey.Answer(slot), cancellationToken: cancellation);

    public async Task Forget(CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        var old = TableClient.CreateQueryFilter($"At lt {clock.GetUtcNow() - AnswerTime.Length}");
        await PartitionScan.Delete(table, KeysPartition, RowKey.Keys, old, cancellation);
        foreach (var partition in (await RegisterPartitions.All(table, kinds, cancellation)).Prepend(KeysPartition))
        {
            await PartitionScan.Delete(table, partition, RowKey.Answers, old, cancellation);
        }
    }
}
