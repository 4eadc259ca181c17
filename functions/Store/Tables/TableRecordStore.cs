using Azure.Data.Tables;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Functions.Store.Tables.Live;
using CoProduction.Registry;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Stores the records of all kinds in the register's table.</summary>
internal sealed class TableRecordStore(RegisterTable register, LiveRegister live, ReadingMoments moments) : IRecordStore
{
    public Task<Entry<IRecord>?> Find(StoredKind kind, string id, CancellationToken cancellation) => live.Find(kind, id, cancellation);

    public async Task<Entry<IRecord>?> FindToChange(StoredKind kind, string id, CancellationToken cancellation) =>
        kind.Partitioning.Of(id) is { } partition
        && await Read(await register.Open(cancellation), kind, partition, id, cancellation) is { Stored.Json: not null } row
            ? Ledger.EntryOf(kind, row.Stored) with { Row = row }
            : null;

    public async Task Publish(StoredKind kind, string id, CancellationToken cancellation)
    {
        if (kind.Partitioning.Of(id) is { } partition)
        {
            using var ends = moments.EndAfterwards();
            await register.Heads.Note(partition, cancellation);
        }
    }

    public async Task<IReadOnlyList<Entry<IRecord>>> FindNumbered(StoredKind kind, RecordId id, CancellationToken cancellation)
    {
        var found = new List<Entry<IRecord>>();
        if (kind.Partitioning.Of(id.Value) is not { } partition)
        {
            return found;
        }

        await foreach (var page in PartitionScan.Pages(
            await register.Open(cancellation),
            partition,
            RowKey.RecordsStarting(kind.Name, id.NumberedPrefix()),
            TableClient.CreateQueryFilter($"Removed eq {false}"),
            RecordRow.EntryColumns,
            cancellation: cancellation))
        {
            found.AddRange(page
                .Where(row => id.IsBaseOf(RowKey.OfRecord(row.RowKey).Id))
                .Select(row => Ledger.EntryOf(kind, RecordRow.From(row).Stored)));
        }

        return found;
    }

    public async Task<Page<IRecord>> List(StoredKind kind, RecordFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (await live.Current(kind, cancellation)).List(filter, after, limit);
    }

    public async Task<Entry<IRecord>?> Add(StoredKind kind, IRecord record, Author author, AnswerToKeep? answer, CancellationToken cancellation)
    {
        using var ends = moments.EndAfterwards();
        var (table, partition) = (await register.Open(cancellation), PartitionOf(kind, record.Id));
        for (var attempt = 1; ; attempt++)
        {
            var row = await Read(table, kind, partition, record.Id, cancellation);
            if (row is not null && Ledger.IsTaken(kind, row.Stored))
            {
                return null;
            }

            Entry<IRecord>? entry = null;
            if (await register.Groups.Write(table, partition, Change, Contention.IsFierce(attempt), cancellation))
            {
                return entry;
            }

            RowChange? Change(DateTimeOffset at)
            {
                if (Ledger.Write(kind, row?.Stored, record, author, at) is not { } posting)
                {
                    return null;
                }

                entry = Ledger.EntryOf(kind, posting)!;
                return new RowChange(kind, posting, row, RecordRow.Index(kind, record)) { Answer = answer is null ? null : (answer.Slot, answer.Make(entry)) };
            }

            await Contention.Pause(attempt, kind.Name, record.Id, cancellation);
        }
    }

    public async Task<WriteResult> Replace(StoredKind kind, IRecord record, RecordVersion version, Author author, CancellationToken cancellation)
    {
        using var ends = moments.EndAfterwards();
        var (table, partition) = (await register.Open(cancellation), PartitionOf(kind, record.Id));
        return await Change(
            table,
            kind,
            partition,
            record.Id,
            version,
            (stored, former, at) => Ledger.Write(kind, stored, record, author, at, former),
            RecordRow.Index(kind, record),
            cancellation);
    }

    public async Task<WriteResult> Remove(StoredKind kind, string id, RecordVersion version, Author author, CancellationToken cancellation)
    {
        using var ends = moments.EndAfterwards();
        var table = await register.Open(cancellation);
        return kind.Partitioning.Of(id) is { } partition
            ? await Change(table, kind, partition, id, version, (stored, former, at) => Ledger.Remove(kind, stored, author, at, former), [], cancellation)
            : new WriteResult(WriteOutcome.NotFound);
    }

    public async Task<PutResult> Put(
        StoredKind kind, IReadOnlyCollection<PlannedWrite> records, Author author, DateTimeOffset? seenAt, IProgress<int>? progress, CancellationToken cancellation)
    {
        using var ends = moments.EndAfterwards();
        Distinct.Require(records);
        var put = new TablePut(kind, await register.Open(cancellation), register, author, seenAt, progress);
        return await put.Write(records.GroupBy(planned => PartitionOf(kind, planned.Id)), cancellation);
    }

    public async Task<IReadOnlyList<Revision>> History(StoredKind kind, string id, int after, int limit, CancellationToken cancellation)
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

    private static string PartitionOf(StoredKind kind, string id) =>
        kind.Partitioning.Of(id)
        ?? throw new ArgumentException($"'{id}' is not an id of the kind {kind.Name}.", nameof(id));

    private static async Task<RecordRow?> Read(TableClient table, StoredKind kind, string partition, string id, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            partition, RowKey.Record(kind.Name, id), cancellationToken: cancellation);
        return row.HasValue ? RecordRow.From(row.Value!) : null;
    }

    /// <summary>
    /// Changes this version, however often others write other records of the partition meanwhile. A row that the caller has read is
    /// not read again: the transaction fails if the row has changed since.
    /// </summary>
    private async Task<WriteResult> Change(
        TableClient table,
        StoredKind kind,
        string partition,
        string id,
        RecordVersion version,
        Func<Stored, IRecord?, DateTimeOffset, Posting?> write,
        IEnumerable<(string Column, string? Value)> index,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (row, former) = attempt == 1 ? (version.Row, version.Record) : (null, null);
            row ??= await Read(table, kind, partition, id, cancellation);
            if (row is not { Stored.Json: not null })
            {
                return new WriteResult(WriteOutcome.NotFound);
            }

            if (!Ledger.IsTag(kind, version.ETag, row.Stored))
            {
                return new WriteResult(WriteOutcome.OtherVersion);
            }

            Posting? posting = null;
            var change = (DateTimeOffset at) => (posting = write(row.Stored, former, at)) is null ? null : new RowChange(kind, posting, row, index);
            if (await register.Groups.Write(table, partition, change, Contention.IsFierce(attempt), cancellation))
            {
                if (posting is not null)
                {
                    return new WriteResult(WriteOutcome.Done, Ledger.EntryOf(kind, posting));
                }

                // The writer of what is there already may not have been answered.
                await register.Heads.Note(partition, cancellation);
                return new WriteResult(WriteOutcome.Done, Ledger.EntryOf(kind, row.Stored));
            }

            await Contention.Pause(attempt, kind.Name, id, cancellation);
        }
    }
}
