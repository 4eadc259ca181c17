namespace CoProduction.Tests;

/// <summary>How thorough a run is: usual, or long.</summary>
internal static class TestMode
{
    /// <summary>Set to <c>long</c> by <c>./dev test --long</c>.</summary>
    private const string Variable = "COPRODUCTION_TEST_MODE";

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(Variable) == "long";
}
