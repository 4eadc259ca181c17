namespace CoProduction.Functions.Tests.Hosting;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock guard = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start;

    /// <summary>The time at which the next timer is due; null if there is no timer.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (guard)
            {
                return timers.Min(timer => timer.Due);
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (guard)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (guard)
        {
            timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Waits until something waits on this clock, then moves it to the end of the shortest wait.</summary>
    public async Task MoveToNextDueAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        DateTimeOffset? due;
        while ((due = NextDue) is null)
        {
            await Task.Delay(5, patience.Token);
        }

        MoveTo(due.Value);
    }

    public void MoveTo(DateTimeOffset time)
    {
        ManualTimer[] fired;
        lock (guard)
        {
            now = time;
            fired = [.. timers.Where(timer => timer.Due <= now)];
            foreach (var timer in fired)
            {
                timer.Due = null;
            }
        }

        foreach (var timer in fired)
        {
            timer.Fire();
        }
    }

    private sealed class ManualTimer(ManualTime clock, Action fire) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.guard)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.guard)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
