using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>The records of one kind in the register's table. What is particular to a kind is said by the class derived from this.</summary>
internal abstract class TableRegistry<TRecord>(RecordKind<TRecord> kind, RegisterTable register) : IRegistry<TRecord>
    where TRecord : class, IRecord
{

    private readonly Ledger<TRecord> ledger = new(kind);

    public async Task<Entry<TRecord>?> Find(string id, CancellationToken cancellation) =>
        kind.Partitioning.Of(id) is { } partition
        && await Read(await register.Open(cancellation), partition, id, cancellation) is { Stored: { Json: not null } stored }
            ? ledger.EntryOf(stored)
            : null;

    public async Task<Page<TRecord>> List(RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var list = new TableList<TRecord>(kind, ledger, filter, after);
        return await list.Read(await register.Open(cancellation), limit, cancellation);
    }

    public async Task<IReadOnlyList<TRecord>> All(CancellationToken cancellation)
    {
        var page = await List(RecordFilter.None, after: null, int.MaxValue - 1, cancellation);
        return [.. page.Entries.Select(entry => entry.Record)];
    }

    public async Task<Entry<TRecord>?> Add(TRecord record, Author author, KeptAnswer<TRecord>? answer, CancellationToken cancellation)
    {
        var (table, partition) = (await register.Open(cancellation), PartitionOf(record));
        for (var attempt = 1; ; attempt++)
        {
            var row = await Read(table, partition, record.Id, cancellation);
            if (row is { Stored.Json: not null })
            {
                return null;
            }

            using (var turn = await register.Turns.Take(table, partition, cancellation))
            {
                var posting = ledger.Write(row?.Stored, record, author, turn.At)!;
                var entry = ledger.EntryOf(posting.Next);
                var transaction = Transaction(table, partition, turn, posting, row, IndexOf(record));
                if (answer is not null)
                {
                    transaction.Keep(answer.Slot, answer.Make(entry));
                }

                if (await transaction.Commit(cancellation))
                {
                    return entry;
                }
            }

            await Contention.Pause(attempt, kind.Word, record.Id, cancellation);
        }
    }

    public async Task<Change<TRecord>> Replace(TRecord record, string etag, Author author, CancellationToken cancellation)
    {
        var (table, partition) = (await register.Open(cancellation), PartitionOf(record));
        return await Change(
            table,
            partition,
            record.Id,
            etag,
            (stored, at) => ledger.Write(stored, record, author, at),
            IndexOf(record),
            cancellation);
    }

    public async Task<Change<TRecord>> Remove(string id, string etag, Author author, CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        return kind.Partitioning.Of(id) is { } partition
            ? await Change(table, partition, id, etag, (stored, at) => ledger.Remove(stored, author, at), [], cancellation)
            : new Change<TRecord>(ChangeOutcome.NotFound);
    }

    public async Task<Written> Put(
        IReadOnlyCollection<TRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation)
    {
        Distinct.Require(records);
        var put = new TablePut<TRecord>(kind, ledger, IndexOf, await register.Open(cancellation), register.Turns, author, progress);
        return await put.Write(records.GroupBy(PartitionOf), cancellation);
    }

    public async Task<IReadOnlyList<Revision>> History(string id, int after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var revisions = new List<Revision>();
        if (kind.Partitioning.Of(id) is not { } partition)
        {
            return revisions;
        }

        await foreach (var page in PartitionScan.Pages(
            await register.Open(cancellation),
            partition,
            RowKey.HistoryAfter(kind.Word, id, after),
            pageSize: Math.Min(limit, PartitionScan.LargestPage),
            cancellation: cancellation))
        {
            revisions.AddRange(page.Take(limit - revisions.Count).Select(HistoryRow.Read));
            if (revisions.Count == limit)
            {
                break;
            }
        }

        return revisions;
    }

    /// <summary>The columns that stand beside the record, for whoever looks at the table itself. Lists filter by the status alone.</summary>
    protected abstract IEnumerable<(string Column, string? Value)> ColumnsOf(TRecord record);

    private IEnumerable<(string Column, string? Value)> IndexOf(TRecord record) =>
        ColumnsOf(record).Prepend((RecordRow.Status, record.Status));

    private string PartitionOf(TRecord record) =>
        kind.Partitioning.Of(record.Id)
        ?? throw new ArgumentException($"'{record.Id}' is no id of the kind {kind.Word}.", nameof(record));

    private async Task<RecordRow?> Read(TableClient table, string partition, string id, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            partition, RowKey.Record(kind.Word, id), cancellationToken: cancellation);
        return row.HasValue ? RecordRow.From(row.Value!) : null;
    }

    /// <summary>Changes the version that has this ETag, however often others write other records of the partition meanwhile.</summary>
    private async Task<Change<TRecord>> Change(
        TableClient table,
        string partition,
        string id,
        string etag,
        Func<Stored, DateTimeOffset, Posting?> write,
        IEnumerable<(string Column, string? Value)> index,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await Read(table, partition, id, cancellation) is not { Stored.Json: not null } row)
            {
                return new Change<TRecord>(ChangeOutcome.NotFound);
            }

            if (!ledger.IsTag(etag, row.Stored))
            {
                return new Change<TRecord>(ChangeOutcome.OtherVersion);
            }

            using (var turn = await register.Turns.Take(table, partition, cancellation))
            {
                if (write(row.Stored, turn.At) is not { } posting)
                {
                    return new Change<TRecord>(ChangeOutcome.Done, ledger.EntryOf(row.Stored));
                }

                if (await Transaction(table, partition, turn, posting, row, index).Commit(cancellation))
                {
                    return new Change<TRecord>(ChangeOutcome.Done, posting.Next.Json is null ? null : ledger.EntryOf(posting.Next));
                }
            }

            await Contention.Pause(attempt, kind.Word, id, cancellation);
        }
    }

    private WriteTransaction Transaction(
        TableClient table, string partition, Turn turn, Posting posting, RecordRow? former, IEnumerable<(string Column, string? Value)> index)
    {
        var transaction = new WriteTransaction(table, partition, kind.Word, turn);
        transaction.TryAdd(posting, former, index);
        return transaction;
    }
}
