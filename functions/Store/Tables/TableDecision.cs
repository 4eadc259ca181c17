using Azure.Data.Tables;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.Store.Tables;

/// <summary>
/// Changes several records of one partition in one transaction, as they all are at that moment. It reads them after it has taken the turn, so that the
/// transaction fails if anybody has written to the partition since, and the decision is made again.
/// </summary>
public sealed class TableDecision(RegisterTable register, StoredKinds kinds)
{
    /// <summary>Decides on records and writes what was decided.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="read">The kinds that the decision depends on.</param>
    /// <param name="author">Who makes the changes.</param>
    /// <param name="answer">The answer to keep, made from the first record that is written; null for none.</param>
    /// <param name="decide">Returns the records to write, or none. It is called again after another writer was first.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The first of the records as it is then registered; null where none was to be written.</returns>
    internal async Task<Entry<IRecord>?> Make(
        string partition,
        IReadOnlyList<StoredKind> read,
        Author author,
        AnswerToKeep? answer,
        Func<IReadOnlyList<Entry<IRecord>>, IReadOnlyList<IRecord>> decide,
        CancellationToken cancellation)
    {
        var table = await register.Open(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            string subject;
            using (var token = await register.Sequence.Take(table, partition, cancellation))
            {
                var rows = await Rows(table, partition, read, cancellation);
                var next = decide([.. rows.Where(row => row.Value.Stored.Json is not null).Select(row => Ledger.EntryOf(row.Key.Kind, row.Value.Stored))]);
                if (next is not [var first, ..])
                {
                    // What was decided by may be in the table, but not yet in the memory of those who read.
                    await register.Heads.Note(partition, cancellation);
                    return null;
                }

                subject = first.Id;
                var transaction = new WriteTransaction(table, partition, token);
                Entry<IRecord>? entry = null;
                foreach (var record in next)
                {
                    var kind = kinds.Of(record);
                    var row = rows.GetValueOrDefault((kind, record.Id));
                    var posting = Ledger.Write(kind, row?.Stored, record, author, token.At);
                    entry ??= posting is null ? Ledger.EntryOf(kind, row!.Stored) : Ledger.EntryOf(kind, posting);
                    if (posting is not null && !transaction.TryAdd(new RowChange(kind, posting, row, RecordRow.Index(kind, record))))
                    {
                        throw new InvalidOperationException($"The decision on {subject} changes more records than one transaction holds.");
                    }
                }

                if (answer is not null)
                {
                    transaction.Keep(answer.Slot, answer.Make(entry!));
                }

                if ((transaction.Count == 0 && answer is null) || await transaction.Commit(cancellation))
                {
                    await register.Heads.Note(partition, cancellation);
                    return entry;
                }
            }

            await Contention.Pause(attempt, read[0].Name, subject, cancellation);
        }
    }

    private static async Task<Dictionary<(StoredKind Kind, string Id), RecordRow>> Rows(
        TableClient table, string partition, IReadOnlyList<StoredKind> read, CancellationToken cancellation)
    {
        var rows = new Dictionary<(StoredKind, string), RecordRow>();
        foreach (var kind in read)
        {
            await foreach (var page in PartitionScan.Pages(table, partition, RowKey.RecordsOf(kind.Name), cancellation: cancellation))
            {
                foreach (var row in page.Select(RecordRow.From))
                {
                    rows.Add((kind, row.Stored.Id), row);
                }
            }
        }

        return rows;
    }
}
