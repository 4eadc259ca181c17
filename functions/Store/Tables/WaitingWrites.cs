namespace CoProduction.Functions.Store.Tables;

/// <summary>The writes that wait for a partition, in the order of their arrival.</summary>
internal sealed class WaitingWrites
{
    private readonly Lock guard = new();
    private readonly Queue<WaitingWrite> queue = new();
    private bool isLed;

    /// <summary>Adds a write. True if nobody makes the partition's transactions: the caller then does, until <see cref="GoesOn"/> is false.</summary>
    public bool Add(WaitingWrite write)
    {
        lock (guard)
        {
            queue.Enqueue(write);
            var leads = !isLed;
            isLed = true;
            return leads;
        }
    }

    /// <summary>Whether writes wait for another transaction.</summary>
    public bool GoesOn()
    {
        lock (guard)
        {
            return isLed = queue.Count > 0;
        }
    }

    /// <summary>The first write; null if none waits. Only who makes the transactions looks at it and removes it.</summary>
    public WaitingWrite? First
    {
        get
        {
            lock (guard)
            {
                return queue.TryPeek(out var first) ? first : null;
            }
        }
    }

    public void RemoveFirst()
    {
        lock (guard)
        {
            queue.Dequeue();
        }
    }
}
