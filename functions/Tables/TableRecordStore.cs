using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>The records of all kinds in the register's table.</summary>
internal sealed class TableRecordStore(RegisterTable register) : IRecordStore
{
    public async Task<Entry<IRecord>?> Find(RecordKind kind, string id, CancellationToken cancellation) =>
        kind.Partitioning.Of(id) is { } partition
        && await Read(await register.Open(cancellation), kind, partition, id, cancellation) is { Stored: { Json: not null } stored }
            ? Ledger.EntryOf(kind, stored)
            : null;

    public async Task<Page<IRecord>> List(RecordKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var list = new TableList(kind, filter, after);
        return await list.Read(await register.Open(cancellation), limit, cancellation);
    }

    public async Task<Entry<IRecord>?> Add(RecordKind kind, IRecord record, Author author, KeptAnswer? answer, CancellationToken cancellation)
    {
        var (table, partition) = (await register.Open(cancellation), PartitionOf(kind, record));
        for (var attempt = 1; ; attempt++)
        {
            var row = await Read(table, kind, partition, record.Id, cancellation);
            if (row is { Stored.Json: not null })
            {
                return null;
            }

            using (var turn = await register.Turns.Take(table, partition, cancellation))
            {
                var posting = Ledger.Write(kind, row?.Stored, record, author, turn.At)!;
                var entry = Ledger.EntryOf(kind, posting.Next);
                var transaction = Transaction(table, kind, partition, turn, posting, row, RecordRow.Index(kind, record));
                if (answer is not null)
                {
                    transaction.Keep(answer.Slot, answer.Make(entry));
                }

                if (await transaction.Commit(cancellation))
                {
                    return entry;
                }
            }

            await Contention.Pause(attempt, kind.Name, record.Id, cancellation);
        }
    }

    public async Task<Change> Replace(RecordKind kind, IRecord record, string etag, Author author, CancellationToken cancellation)
    {
        var (table, partition) = (await register.Open(cancellation), PartitionOf(kind, record));
        return await Change(
            table,
            kind,
            partition,
            record.Id,
            etag,
            (stored, at) => Ledger.Write(kind, stored, record, author, at),
            RecordRow.Index(kind, record),
            cancellation);
    }

    public async Task<Change> Remove(RecordKind kind, string id, string etag, Author author, CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        return kind.Partitioning.Of(id) is { } partition
            ? await Change(table, kind, partition, id, etag, (stored, at) => Ledger.Remove(kind, stored, author, at), [], cancellation)
            : new Change(ChangeOutcome.NotFound);
    }

    public async Task<Written> Put(
        RecordKind kind, IReadOnlyCollection<IRecord> records, Author author, IProgress<int>? progress, CancellationToken cancellation)
    {
        Distinct.Require(records);
        var put = new TablePut(kind, await register.Open(cancellation), register.Turns, author, progress);
        return await put.Write(records.GroupBy(record => PartitionOf(kind, record)), cancellation);
    }

    public async Task<IReadOnlyList<Revision>> History(RecordKind kind, string id, int after, int limit, CancellationToken cancellation)
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
            RowKey.HistoryAfter(kind.Name, id, after),
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

    private static string PartitionOf(RecordKind kind, IRecord record) =>
        kind.Partitioning.Of(record.Id)
        ?? throw new ArgumentException($"'{record.Id}' is no id of the kind {kind.Name}.", nameof(record));

    private static async Task<RecordRow?> Read(TableClient table, RecordKind kind, string partition, string id, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            partition, RowKey.Record(kind.Name, id), cancellationToken: cancellation);
        return row.HasValue ? RecordRow.From(row.Value!) : null;
    }

    /// <summary>Changes the version that has this ETag, however often others write other records of the partition meanwhile.</summary>
    private async Task<Change> Change(
        TableClient table,
        RecordKind kind,
        string partition,
        string id,
        string etag,
        Func<Stored, DateTimeOffset, Posting?> write,
        IEnumerable<(string Column, string? Value)> index,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await Read(table, kind, partition, id, cancellation) is not { Stored.Json: not null } row)
            {
                return new Change(ChangeOutcome.NotFound);
            }

            if (!Ledger.IsTag(kind, etag, row.Stored))
            {
                return new Change(ChangeOutcome.OtherVersion);
            }

            using (var turn = await register.Turns.Take(table, partition, cancellation))
            {
                if (write(row.Stored, turn.At) is not { } posting)
                {
                    return new Change(ChangeOutcome.Done, Ledger.EntryOf(kind, row.Stored));
                }

                if (await Transaction(table, kind, partition, turn, posting, row, index).Commit(cancellation))
                {
                    return new Change(ChangeOutcome.Done, posting.Next.Json is null ? null : Ledger.EntryOf(kind, posting.Next));
                }
            }

            await Contention.Pause(attempt, kind.Name, id, cancellation);
        }
    }

    private static WriteTransaction Transaction(
        TableClient table, RecordKind kind, string partition, Turn turn, Posting posting, RecordRow? former, IEnumerable<(string Column, string? Value)> index)
    {
        var transaction = new WriteTransaction(table, partition, kind.Name, turn);
        transaction.TryAdd(posting, former, index);
        return transaction;
    }
}
