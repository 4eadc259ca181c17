namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// The machine's time with timers that are eight times as fast, for tests that are not about the pauses between two looks at a queue or at
/// jobs.
/// </summary>
internal sealed class HastyClock : TimeProvider
{
    private const int Haste = 8;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private static TimeSpan Shortened(TimeSpan pause) => pause == Timeout.InfiniteTimeSpan ? pause : pause / Haste;
}
