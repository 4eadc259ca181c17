using Azure;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Writes that share a transaction. Each changes another record.</summary>
internal sealed class WriteGroup(WriteTransaction transaction, DateTimeOffset at)
{
    private readonly HashSet<(string Kind, string Id)> records = [];
    private readonly HashSet<Guid> slots = [];
    private readonly List<WaitingWrite> written = [];
    private readonly List<WaitingWrite> overtaken = [];

    /// <summary>The number of changes in the transaction.</summary>
    public int Count => written.Count;

    /// <summary>Adds a write, or ends it if it changes nothing or cannot be made; false if the transaction has no room for it.</summary>
    public bool TryAdd(WaitingWrite write)
    {
        if (Count > 0 && (write.IsAlone || written[0].IsAlone))
        {
            return false;
        }

        try
        {
            if (write.Change(at) is not { } change)
            {
                write.End(isDone: true);
                return true;
            }

            return TryAdd(write, change);
        }
        catch (Exception fault)
        {
            write.Fail(fault);
            return true;
        }
    }

    private bool TryAdd(WaitingWrite write, RowChange change)
    {
        var record = (change.Kind.Name, change.Posting.Next.Id);
        if (records.Contains(record) || (change.Answer is { } kept && slots.Contains(kept.Slot)))
        {
            overtaken.Add(write);
            return true;
        }

        if (!transaction.TryAdd(change))
        {
            return false;
        }

        records.Add(record);
        written.Add(write);
        if (change.Answer is { } answer)
        {
            slots.Add(answer.Slot);
        }

        return true;
    }

    /// <summary>Writes the transaction.</summary>
    /// <returns>Whether it is written, so that its writers are to be answered; all others are.</returns>
    public async Task<bool> Commit()
    {
        try
        {
            if (Count > 0 && await transaction.Commit(CancellationToken.None))
            {
                return true;
            }

            written.ForEach(write => write.End(isDone: false));
        }
        catch (RequestFailedException refusal) when (Count > 1 && refusal.Status is >= 400 and < 500)
        {
            // One of them is at fault. Each is made again, in the end alone.
            written.ForEach(write => write.End(isDone: false));
        }
        catch (Exception fault)
        {
            written.ForEach(write => write.Fail(fault));
        }
        finally
        {
            overtaken.ForEach(write => write.End(isDone: false));
        }

        return false;
    }

    /// <summary>Answers the writers after a note that readers need.</summary>
    public async Task Answer(Task note)
    {
        try
        {
            await note;
            written.ForEach(write => write.End(isDone: true));
        }
        catch (Exception fault)
        {
            written.ForEach(write => write.Fail(fault));
        }
    }
}
