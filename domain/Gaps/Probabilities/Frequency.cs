namespace CoProduction.Gaps.Probabilities;

/// <summary>How often something happened in a number of trials.</summary>
/// <param name="Count">The number of trials in which it happened.</param>
/// <param name="Trials">The number of trials, at least 1.</param>
public readonly record struct Frequency(int Count, int Trials)
{
    /// <summary>The estimated probability, 0 to 1.</summary>
    public double Probability => (double)Count / Trials;

    /// <summary>The standard error of the estimate, due to the limited number of trials. It does not measure how true the model is.</summary>
    public double StandardError => Math.Sqrt(Probability * (1 - Probability) / Trials);
}
