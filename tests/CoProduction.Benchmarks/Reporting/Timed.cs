using System.Diagnostics;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>Takes times, and the middle of several figures.</summary>
internal static class Timed
{
    public static TimeSpan Of(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed;
    }

    public static async Task<TimeSpan> Of(Func<Task> action)
    {
        var clock = Stopwatch.StartNew();
        await action();
        return clock.Elapsed;
    }

    /// <summary>The median; of an even number of figures, the higher one in the middle.</summary>
    public static T Median<T>(this IEnumerable<T> figures)
    {
        T[] ordered = [.. figures.Order()];
        return ordered[ordered.Length / 2];
    }
}
