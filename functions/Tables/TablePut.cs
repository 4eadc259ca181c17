using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>One bringing of many records to a given state: partitions side by side, in each as few transactions as will do.</summary>
internal sealed class TablePut<TRecord>(
    RecordKind<TRecord> kind,
    Ledger<TRecord> ledger,
    Func<TRecord, IEnumerable<(string Column, string? Value)>> indexOf,
    TableClient table,
    Author author,
    IProgress<int>? progress)
    where TRecord : class, IRecord
{
    private const int MostAttempts = 10;

    private readonly Lock guard = new();
    private Written written;

    public async Task<Written> Write(IEnumerable<IGrouping<string, TRecord>> partitions, CancellationToken cancellation)
    {
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = PartitionScan.SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions, abreast, async (partition, ended) =>
        {
            var records = partition.OrderBy(record => record.Id, StringComparer.Ordinal).ToArray();
            await Write(partition.Key, records, attempt: 1, ended);
        });
        return written;
    }

    /// <param name="partition">The partition.</param>
    /// <param name="records">Records of it, in the order of their ids.</param>
    /// <param name="attempt">Counts from 1; each conflict with another writer is one more.</param>
    /// <param name="cancellation">Ends it between transactions.</param>
    private async Task Write(string partition, IReadOnlyList<TRecord> records, int attempt, CancellationToken cancellation)
    {
        var rows = await Read(partition, records[0].Id, records[^1].Id, cancellation);
        var (transaction, changed, done) = (New(partition), new List<TRecord>(), default(Written));
        foreach (var record in records)
        {
            var row = rows.GetValueOrDefault(record.Id);
            var posting = ledger.Write(row?.Stored, record, author);
            if (posting is null)
            {
                Count(Written.Of(null));
                continue;
            }

            if (!transaction.TryAdd(posting, row, indexOf(record)))
            {
                await Commit();
                transaction.TryAdd(posting, row, indexOf(record));
            }

            changed.Add(record);
            done += Written.Of(posting.Revision.Action);
        }

        await Commit();

        async Task Commit()
        {
            cancellation.ThrowIfCancellationRequested();
            if (changed.Count == 0)
            {
                return;
            }

            if (await transaction.Commit(cancellation))
            {
                Count(done);
            }
            else if (attempt < MostAttempts)
            {
                await Write(partition, changed, attempt + 1, cancellation);
            }
            else
            {
                throw new ContendedRecordException(kind.Word, changed[0].Id);
            }

            (transaction, changed, done) = (New(partition), [], default);
        }
    }

    private WriteTransaction New(string partition) => new(table, partition, kind.Word);

    private async Task<Dictionary<string, RecordRow>> Read(string partition, string firstId, string lastId, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, RecordRow>(StringComparer.Ordinal);
        await foreach (var page in PartitionScan.Pages(
            table, partition, RowKey.RecordsBetween(kind.Word, firstId, lastId), cancellation: cancellation))
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
}
