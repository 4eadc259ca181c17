namespace CoProduction.Gaps.Promises;

/// <summary>How late several promises are known to be, in months; negative where early.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Median">The middle one; of an even number, the mean of the two in the middle.</param>
/// <param name="Mean">Their mean.</param>
public sealed record DelayFigure(int Count, double Median, double Mean)
{
    /// <returns>Null where none of them has a delay.</returns>
    public static DelayFigure? Of(IEnumerable<Promise> promises)
    {
        int[] delays = [.. promises.Select(promise => promise.Delay).OfType<int>().Order()];
        return delays.Length == 0
            ? null
            : new DelayFigure(delays.Length, (delays[(delays.Length - 1) / 2] + delays[delays.Length / 2]) / 2.0, delays.Average());
    }
}
