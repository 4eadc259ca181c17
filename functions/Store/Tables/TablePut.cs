using Azure.Data.Tables;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.Store.Tables;

/// <summary>One call of <see cref="IRecordStore.Put"/>. It writes partitions in parallel, each in as few transactions as possible.</summary>
internal sealed class TablePut(
    StoredKind kind,
    TableClient table,
    PartitionSequence sequence,
    Author author,
    IProgress<int>? progress)
{
    private readonly Lock guard = new();
    private OutcomeCounts counts;

    public async Task<OutcomeCounts> Write(IEnumerable<IGrouping<string, IRecord>> partitions, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions, parallel, async (partition, ended) =>
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
        return counts;
    }

    /// <returns>The batches that lost to another writer and must be written again.</returns>
    private async Task<IReadOnlyList<Batch>> Write(string partition, Batch batch, CancellationToken cancellation)
    {
        var rows = await Read(partition, batch.Records[0].Id, batch.Records[^1].Id, cancellation);
        var again = new List<Batch>();
        for (var next = 0; next < batch.Records.Count;)
        {
            using var token = await sequence.Take(table, partition, cancellation);
            var transaction = new WriteTransaction(table, partition, kind.Name, token);
            var (changed, done) = (new List<IRecord>(), default(OutcomeCounts));
            for (; next < batch.Records.Count; next++)
            {
                var record = batch.Records[next];
                var row = rows.GetValueOrDefault(record.Id);
                if (Ledger.Write(kind, row?.Stored, record, author, token.At) is not { } posting)
                {
                    Count(OutcomeCounts.Of(RecordOutcome.Unchanged));
                    continue;
                }

                if (!transaction.TryAdd(posting, row, RecordRow.Index(kind, record)))
                {
                    break;
                }

                changed.Add(record);
                done += OutcomeCounts.Of(posting.Outcome);
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

    // A transaction with fewer records conflicts with fewer other writers.
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

    private void Count(OutcomeCounts more)
    {
        lock (guard)
        {
            counts += more;
            progress?.Report(counts.Added + counts.Replaced + counts.Unchanged);
        }
    }

    /// <summary>Records to write together.</summary>
    /// <param name="Records">Records of one partition, in the order of their ids.</param>
    /// <param name="Attempt">Counts the attempts from 1; each conflict with another writer adds one.</param>
    private sealed record Batch(IReadOnlyList<IRecord> Records, int Attempt);
}
