using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>One bringing of many records to a given state: partitions side by side, in each as few transactions as will do.</summary>
internal sealed class TablePut(
    RecordKind kind,
    TableClient table,
    PartitionTurns turns,
    Author author,
    IProgress<int>? progress)
{
    private readonly Lock guard = new();
    private Written written;

    public async Task<Written> Write(IEnumerable<IGrouping<string, IRecord>> partitions, CancellationToken cancellation)
    {
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = PartitionScan.SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions, abreast, async (partition, ended) =>
        {
            var pending = new Queue<Batch>([new Batch([.. partition.OrderBy(record => record.Id, StringComparer.Ordinal)], Attempt: 1)]);
            while (pending.TryDequeue(out var batch))
            {
                foreach (var contended in await Write(partition.Key, batch, ended))
                {
                    pending.Enqueue(contended);
                }
            }
        });
        return written;
    }

    /// <returns>What met another writer and is to be written again.</returns>
    private async Task<IReadOnlyList<Batch>> Write(string partition, Batch batch, CancellationToken cancellation)
    {
        var rows = await Read(partition, batch.Records[0].Id, batch.Records[^1].Id, cancellation);
        var again = new List<Batch>();
        for (var next = 0; next < batch.Records.Count;)
        {
            using var turn = await turns.Take(table, partition, cancellation);
            var transaction = new WriteTransaction(table, partition, kind.Name, turn);
            var (changed, done) = (new List<IRecord>(), default(Written));
            for (; next < batch.Records.Count; next++)
            {
                var record = batch.Records[next];
                var row = rows.GetValueOrDefault(record.Id);
                if (Ledger.Write(kind, row?.Stored, record, author, turn.At) is not { } posting)
                {
                    Count(Written.Of(null));
                    continue;
                }

                if (!transaction.TryAdd(posting, row, RecordRow.Index(kind, record)))
                {
                    break;
                }

                changed.Add(record);
                done += Written.Of(posting.Revision.Action);
            }

            if (changed.Count == 0)
            {
                break;
            }

            cancellation.ThrowIfCancellationRequested();
            if (await transaction.Commit(cancellation))
            {
                Count(done);
            }
            else
            {
                await Contention.Pause(batch.Attempt, kind.Name, changed[0].Id, cancellation);
                again.AddRange(Halved(changed, batch.Attempt + 1));
            }
        }

        return again;
    }

    // The fewer records a transaction has, the fewer others it can meet.
    private static IEnumerable<Batch> Halved(List<IRecord> records, int attempt) =>
        records.Chunk((records.Count + 1) / 2).Select(half => new Batch(half, attempt));

    private async Task<Dictionary<string, RecordRow>> Read(string partition, string firstId, string lastId, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, RecordRow>(StringComparer.Ordinal);
        await foreach (var page in PartitionScan.Pages(
            table, partition, RowKey.RecordsBetween(kind.Name, firstId, lastId), cancellation: cancellation))
        {
            foreach (var row in page.Select(RecordRow.From))
            {
                rows.Add(row.Stored.Id, row);
            }
        }

        return rows;
    }

    private void Count(Written more)
    {
        lock (guard)
        {
            written += more;
            progress?.Report(written.Added + written.Replaced + written.Unchanged);
        }
    }

    /// <param name="Records">Records of one partition, in the order of their ids.</param>
    /// <param name="Attempt">Counts from 1; each meeting with another writer is one more.</param>
    private sealed record Batch(IReadOnlyList<IRecord> Records, int Attempt);
}
