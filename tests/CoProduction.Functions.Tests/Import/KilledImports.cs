using System.Security.Cryptography;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// Imports of the starter data, each into a register of its own and killed at another point. All are killed at the start, so that the
/// leases that they still hold end at the same time for all tests.
/// </summary>
public sealed class KilledImports : IAsyncLifetime
{
    public const string BeforeAccepted = "Reading partners.csv";

    public static readonly string[] OnceAccepted = ["Accepted", "Writing factory"];

    private const int MostTries = 10;

    private readonly Dictionary<string, IReadOnlyDictionary<string, string?>> settings = new(StringComparer.Ordinal);

    /// <summary>The settings of the register whose import was killed at this point.</summary>
    public IReadOnlyDictionary<string, string?> At(string point) => settings[point];

    public async ValueTask InitializeAsync()
    {
        var storage = await Azurite.Shared;
        string[] points = [BeforeAccepted, .. OnceAccepted];
        foreach (var (point, left) in points.Zip(await Task.WhenAll(points.Select(point => KillAt(point, storage)))))
        {
            settings[point] = left;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts and kills another import where one finished before it was killed.</summary>
    private static async Task<IReadOnlyDictionary<string, string?>> KillAt(string point, Azurite storage)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var settings = new Dictionary<string, string?>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["AzureWebJobsStorage"] = storage.NewAccount(),
                ["CoProduction__TablePrefix"] = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}",
                [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
            };
            await using var import = ProgramProcess.Start(["import", Workbench.StarterData], settings);
            await import.WaitForAsync(said => said.Contains(point, StringComparison.Ordinal) ? said : null);
            import.Kill();
            await import.WaitForExitAsync();
            if (!import.Output.Contains(point == BeforeAccepted ? "Accepted" : "All of it", StringComparison.Ordinal))
            {
                return settings;
            }
        }

        throw new InvalidOperationException($"Every import got past '{point}' before it could be killed.");
    }
}
