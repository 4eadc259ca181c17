using System.Globalization;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>How long the fuzz test goes on, and where it begins.</summary>
/// <param name="Requests">How many requests it sends, all runs together.</param>
/// <param name="Seed">Decides which the first run sends; each further run has the next seed.</param>
internal sealed record FuzzMode(int Requests, int Seed)
{
    /// <summary>How many runs there are side by side, each on a register of its own.</summary>
    public const int Runs = 3;

    /// <summary>Set by a person to repeat a failure, or to try other requests.</summary>
    public const string SeedVariable = "COPRODUCTION_FUZZ_SEED";

    private const int Few = 1_000;
    private const int Many = 21_000;
    private const int UsualSeed = 20261124;

    public static FuzzMode OfThisRun { get; } = new(
        TestMode.IsLong ? Many : Few,
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : UsualSeed);
}
