namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// The machine's time with timers that are eight times as fast, for tests that are not about the pauses between two looks at a queue or at
/// jobs.
/// </summary>
/// <param name="longest">Timers of more than this take their time, such as those of leases, which storage does not hurry; null where none does.</param>
/// <param name="shortest">No timer is made shorter than this, because each look takes time from the work that it waits for.</param>
internal sealed class HastyClock(TimeSpan? longest = null, TimeSpan shortest = default) : TimeProvider
{
    private const int Haste = 8;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HastyTimer(base.CreateTimer(callback, state, Shortened(dueTime), Shortened(period)), this);

    private TimeSpan Shortened(TimeSpan pause) =>
        pause <= shortest || pause > longest ? pause : pause / Haste is var less && less > shortest ? less : shortest;

    private sealed class HastyTimer(ITimer timer, HastyClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Shortened(dueTime), clock.Shortened(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
