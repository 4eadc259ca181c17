namespace CoProduction.Functions.Tests;

/// <summary>The machine's clock, moved ahead by the time that a test sets.</summary>
public sealed class AdvancedClock : TimeProvider
{
    private long ahead;

    public void Advance(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));
}
