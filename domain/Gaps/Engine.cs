namespace CoProduction.Gaps;

/// <summary>The calculation as a whole.</summary>
public static class Engine
{
    /// <summary>Changes with every change that gives other figures for the same register, so that a published figure tells what computed it.</summary>
    public const string Version = "1.2";
}
