namespace CoProduction.Functions.Tests.Imports;

/// <summary>
/// Tells the machine's time, and whoever waits by it waits an eighth as long: for a program whose pauses between two looks at a queue or
/// at its jobs are not what is tested.
/// </summary>
internal sealed class HastyClock : TimeProvider
{
    private const int Haste = 8;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private static TimeSpan Shortened(TimeSpan pause) => pause == Timeout.InfiniteTimeSpan ? pause : pause / Haste;
}
