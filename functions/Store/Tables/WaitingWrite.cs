namespace CoProduction.Functions.Store.Tables;

/// <summary>The write of one record, until the partition's next transaction takes it.</summary>
/// <param name="change">Makes the change at the moment of the transaction (UTC); null where nothing is to be changed.</param>
/// <param name="isAlone">Whether the write has a transaction of its own.</param>
internal sealed class WaitingWrite(Func<DateTimeOffset, RowChange?> change, bool isAlone)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;

    private readonly TaskCompletionSource<bool> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int state = Waiting;

    public bool IsAlone => isAlone;

    /// <summary>Takes the write for a transaction, this one or a later one; false if its writer no longer waits.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref state, Taken, Waiting) != Cancelled;

    /// <inheritdoc cref="WaitingWrite"/>
    public RowChange? Change(DateTimeOffset at) => change(at);

    /// <summary>Ends the write.</summary>
    /// <param name="isDone">Whether the record is as its writer wants it; false if another writer was first.</param>
    public void End(bool isDone) => end.TrySetResult(isDone);

    public void Fail(Exception fault) => end.TrySetException(fault);

    /// <summary>Waits for the end.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled before a transaction took the write; nothing was written.</exception>
    public async Task<bool> Ended(CancellationToken cancellation)
    {
        await using var registration = cancellation.Register(() =>
        {
            if (Interlocked.CompareExchange(ref state, Cancelled, Waiting) == Waiting)
            {
                end.TrySetCanceled(cancellation);
            }
        });
        return await end.Task;
    }
}
