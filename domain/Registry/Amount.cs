namespace CoProduction.Registry;

/// <summary>The limits of every figure in the register.</summary>
public static class Amount
{
    /// <summary>The largest figure, 1,000,000,000,000. It exceeds any real figure and keeps sums and products of figures finite.</summary>
    public const double Largest = 1e12;

    /// <summary>Whether the value is a valid figure: from 0 to <see cref="Largest"/>, both included.</summary>
    public static bool IsFit(double value) => value is >= 0 and <= Largest;
}
