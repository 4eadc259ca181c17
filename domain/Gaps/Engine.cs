namespace CoProduction.Gaps;

/// <summary>The calculation as a whole.</summary>
public static class Engine
{
    /// <summary>
    /// The version of the calculation. Change it with every change that gives other figures for the same register, so that a published figure names
    /// the version that computed it.
    /// </summary>
    public const string Version = "3.0";
}
