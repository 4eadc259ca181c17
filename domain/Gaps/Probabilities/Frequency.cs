namespace CoProduction.Gaps.Probabilities;

/// <summary>How often something happened in a number of trials.</summary>
/// <param name="Count">The number of trials in which it happened.</param>
/// <param name="Trials">The number of trials, at least 1.</param>
public readonly record struct Frequency(int Count, int Trials)
{
    // Of the normal distribution, 95 % lie within as many standard deviations.
    private const double Quantile = 1.959963984540054;

    /// <summary>The estimated probability, 0 to 1.</summary>
    public double Probability => (double)Count / Trials;

    /// <summary>
    /// The 95 % interval of the estimate (Wilson's score interval), which comes from the limited number of trials. It is never empty: what happened in no trial can
    /// still happen. It does not measure how true the model is.
    /// </summary>
    public ShareInterval Interval
    {
        get
        {
            var (share, spread) = (Probability, Quantile * Quantile / Trials);
            var middle = (share + (spread / 2)) / (1 + spread);
            var half = Math.Sqrt((share * (1 - share) * spread) + (spread * spread / 4)) / (1 + spread);
            return new ShareInterval(Count == 0 ? 0 : middle - half, Count == Trials ? 1 : middle + half);
        }
    }
}
