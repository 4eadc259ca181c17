namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// The machine's time with timers that are eight times as fast, for tests that are not about the pauses between two looks at a queue or at
/// jobs.
/// </summary>
/// <param name="longest">Timers of more than this take their time, such as those of leases, which storage does not hurry; null where none does.</param>
internal sealed class HastyClock(TimeSpan? longest = null) : TimeProvider
{
    private const int Haste = 8;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private TimeSpan Shortened(TimeSpan pause) => pause == Timeout.InfiniteTimeSpan || pause > longest ? pause : pause / Haste;
}
