using System.Globalization;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>The length and the seed of the fuzz test.</summary>
/// <param name="Requests">The number of requests of all runs together.</param>
/// <param name="Seed">The seed of the first run; each further run has the next seed.</param>
internal sealed record FuzzMode(int Requests, int Seed)
{
    /// <summary>The number of parallel runs, each on its own register.</summary>
    public const int Runs = 3;

    /// <summary>The environment variable that a person sets to repeat a failure or to try other requests.</summary>
    public const string SeedVariable = "COPRODUCTION_FUZZ_SEED";

    private const int Few = 1_000;
    private const int Many = 21_000;
    private const int UsualSeed = 20261124;

    public static FuzzMode OfThisRun { get; } = new(
        TestMode.IsLong ? Many : Few,
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : UsualSeed);
}
