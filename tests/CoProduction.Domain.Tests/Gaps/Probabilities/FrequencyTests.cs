using CoProduction.Gaps.Probabilities;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class FrequencyTests
{
    // From the formula of Wilson (1927), with other software.
    [Theory]
    [InlineData(0, 1_000, 0, 0.0038268)]
    [InlineData(1_000, 1_000, 0.9961732, 1)]
    [InlineData(375, 1_000, 0.3455263, 0.4054304)]
    [InlineData(1, 1, 0.2065493, 1)]
    [InlineData(0, 10_000, 0, 0.0003840)]
    public void Interval_holds_the_share_and_is_never_empty(int count, int trials, double low, double high)
    {
        var interval = new Frequency(count, trials).Interval;

        Assert.Equal(low, interval.Low, 1e-7);
        Assert.Equal(high, interval.High, 1e-7);
    }
}
