using CoProduction.Goals;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A baseline that the calculation uses as the total of its scope.</summary>
/// <param name="Baseline">The record.</param>
/// <param name="From">The month of the horizon from which it holds, until the next observation of its scope.</param>
/// <param name="At">The month in which it was made, which may be before the horizon or after <paramref name="From"/>.</param>
public sealed record Observation(Baseline Baseline, int From, int At)
{
    /// <summary>Units a month.</summary>
    public double Rate { get; private init; } = Baseline.Lowest;

    /// <summary>The most that it states, units a month.</summary>
    public double Most { get; private init; } = Baseline.Highest;

    /// <summary>The same with another rate, never below 0.</summary>
    /// <param name="change">Units a month more.</param>
    internal Observation With(double change) => this with { Rate = Math.Max(0, Rate + change), Most = Math.Max(0, Most + change) };
}
