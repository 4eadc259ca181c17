using Azure.Data.Tables;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Store.Tables;

/// <summary>One call of <see cref="IRecordStore.Put"/>. It writes partitions in parallel, each in as few transactions as possible.</summary>
internal sealed class TablePut(
    StoredKind kind,
    TableClient table,
    RegisterTable register,
    Author author,
    DateTimeOffset? seenAt,
    IProgress<int>? progress)
{
    private readonly Lock guard = new();
    private readonly List<string> overtaken = [];
    private OutcomeCounts counts;

    public async Task<PutResult> Write(IEnumerable<IGrouping<string, PlannedWrite>> partitions, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions, parallel, async (partition, ended) =>
        {
            var pending = new Queue<Batch>([new Batch([.. partition.OrderBy(planned => planned.Id, StringComparer.Ordinal)], Attempt: 1)]);
            while (pending.TryDequeue(out var batch))
            {
                foreach (var contended in await Write(partition.Key, batch, ended))
                {
                    pending.Enqueue(contended);
                }
            }

            await register.Heads.Note(partition.Key, ended);
        });
        return new PutResult(counts, overtaken);
    }

    /// <returns>The batches that lost to another writer and must be written again.</returns>
    private async Task<IReadOnlyList<Batch>> Write(string partition, Batch batch, CancellationToken cancellation)
    {
        var rows = await Read(partition, batch.Records[0].Id, batch.Records[^1].Id, cancellation);
        var again = new List<Batch>();
        for (var next = 0; next < batch.Records.Count;)
        {
            using var token = await register.Sequence.Take(table, partition, cancellation, seenAt ?? default);
            var transaction = new WriteTransaction(table, partition, token);
            var (changed, done) = (new List<PlannedWrite>(), default(OutcomeCounts));
            for (; next < batch.Records.Count; next++)
            {
                var planned = batch.Records[next];
                var row = rows.GetValueOrDefault(planned.Id);
                if (Ledger.Put(kind, row?.Stored, planned, author, token.At) is not { } posting)
                {
                    Count(OutcomeCounts.Of(RecordOutcome.Unchanged));
                    continue;
                }

                if (planned.Seen?.IsStill(kind, row?.Stored, seenAt) == false)
                {
                    Overtake(planned.Id);
                    continue;
                }

                if (!transaction.TryAdd(new RowChange(kind, posting, row, Index(planned, posting))))
                {
                    break;
                }

                changed.Add(planned);
                done += OutcomeCounts.Of(planned.Record is null ? RecordOutcome.Deleted : posting.Outcome);
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

    private IEnumerable<(string Column, string? Value)> Index(PlannedWrite planned, Posting posting) =>
        (planned.Record ?? posting.Record) is { } record ? RecordRow.Index(kind, record) : [];

    // A transaction with fewer records conflicts with fewer other writers.
    private static IEnumerable<Batch> Halved(List<PlannedWrite> records, int attempt) =>
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

    private void Overtake(string id)
    {
        lock (guard)
        {
            overtaken.Add(id);
        }
    }

    private void Count(OutcomeCounts more)
    {
        lock (guard)
        {
            counts += more;
            progress?.Report(counts.Added + counts.Replaced + counts.Unchanged + counts.Deleted);
        }
    }

    /// <summary>Records to write together.</summary>
    /// <param name="Records">Records of one partition, in the order of their ids.</param>
    /// <param name="Attempt">Counts the attempts from 1; each conflict with another writer adds one.</param>
    private sealed record Batch(IReadOnlyList<PlannedWrite> Records, int Attempt);
}
