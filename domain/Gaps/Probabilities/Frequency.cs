namespace CoProduction.Gaps.Probabilities;

/// <summary>In how many of some trials something happened.</summary>
/// <param name="Count">In so many of them.</param>
/// <param name="Trials">Of so many, at least 1.</param>
public readonly record struct Frequency(int Count, int Trials)
{
    /// <summary>The estimate of its probability, 0 to 1.</summary>
    public double Probability => (double)Count / Trials;

    /// <summary>How far the estimate is off, by one standard deviation, because the trials are not endless. Says nothing of how true the model is.</summary>
    public double StandardError => Math.Sqrt(Probability * (1 - Probability) / Trials);
}
