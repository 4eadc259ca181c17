using System.Collections.Concurrent;
using Azure.Data.Tables;
using CoProduction.Functions.Store.Tables.Live;

namespace CoProduction.Functions.Store.Tables;

/// <summary>
/// Writes single records. All writes that wait for the same partition share its next transaction, as in the group commit of databases: the more
/// writers wait, the more records each transaction has.
/// </summary>
internal sealed class GroupCommit(PartitionSequence sequence, PartitionHeads heads)
{
    private readonly ConcurrentDictionary<string, WaitingWrites> partitions = new(StringComparer.Ordinal);

    /// <summary>Writes a change.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="change">Makes the change at the moment of the transaction (UTC); null where nothing is to be changed.</param>
    /// <param name="isAlone">Whether the change has a transaction of its own, so that it can fail only by what it does itself.</param>
    /// <param name="cancellation">Cancels the wait for a transaction, but no transaction.</param>
    /// <returns>Whether the record is as the change makes it; false if another writer was first and nothing was written.</returns>
    public async Task<bool> Write(
        TableClient table, string partition, Func<DateTimeOffset, RowChange?> change, bool isAlone, CancellationToken cancellation)
    {
        var write = new WaitingWrite(change, isAlone);
        var waiting = partitions.GetOrAdd(partition, _ => new WaitingWrites());
        if (waiting.Add(write))
        {
            _ = Task.Run(() => WriteAll(table, partition, waiting), CancellationToken.None);
        }

        return await write.Ended(cancellation);
    }

    private async Task WriteAll(TableClient table, string partition, WaitingWrites waiting)
    {
        while (waiting.GoesOn())
        {
            try
            {
                using var token = await sequence.Take(table, partition, CancellationToken.None);
                var group = new WriteGroup(new WriteTransaction(table, partition, token), token.At);
                while (waiting.First is { } next && (!next.TryTake() || group.TryAdd(next)))
                {
                    waiting.RemoveFirst();
                }

                if (await group.Commit())
                {
                    // The next transaction need not wait for it.
                    _ = group.Answer(heads.Note(partition, CancellationToken.None));
                }
            }
            catch (Exception fault)
            {
                FailAll(waiting, fault);
            }
        }
    }

    private static void FailAll(WaitingWrites waiting, Exception fault)
    {
        while (waiting.First is { } next)
        {
            waiting.RemoveFirst();
            next.Fail(fault);
        }
    }
}
