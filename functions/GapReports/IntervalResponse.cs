using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Readings;

namespace CoProduction.Functions.GapReports;

/// <summary>The 95 % interval of a probability that was counted over trials (Wilson's score interval). It says how exact the count is, not how true the model is.</summary>
/// <param name="Low">The lower end, 0 to 1.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public sealed record IntervalResponse(double Low, double High)
{
    internal static IntervalResponse From(Frequency frequency) => new(frequency.Interval.Low, frequency.Interval.High);
}

/// <summary>The 95 % interval of a probability in each reading.</summary>
/// <param name="Floor">The interval at the floor.</param>
/// <param name="Central">The interval in the central reading.</param>
/// <param name="Ceiling">The interval at the ceiling.</param>
public sealed record IntervalsResponse(IntervalResponse Floor, IntervalResponse Central, IntervalResponse Ceiling)
{
    internal static IntervalsResponse From(AtReadings<Frequency> frequencies) =>
        new(IntervalResponse.From(frequencies.Floor), IntervalResponse.From(frequencies.Central), IntervalResponse.From(frequencies.Ceiling));
}
