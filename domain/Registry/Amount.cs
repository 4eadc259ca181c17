namespace CoProduction.Registry;

/// <summary>What every figure of the register has in common.</summary>
public static class Amount
{
    /// <summary>The largest figure, 1,000,000,000,000: more than any can mean, so that sums and products of figures stay finite.</summary>
    public const double Largest = 1e12;

    /// <summary>Whether this is a figure: from 0 to <see cref="Largest"/>, both included.</summary>
    public static bool IsFit(double value) => value is >= 0 and <= Largest;
}
