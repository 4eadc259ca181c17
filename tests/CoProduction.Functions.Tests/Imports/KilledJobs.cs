using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>
/// Jobs, each in a register of its own, whose program is killed when they have got to some point. All are killed at the outset, so that
/// the leases which they still hold end at the same time, however many tests look at what is left.
/// </summary>
public sealed class KilledJobs : IAsyncLifetime
{
    /// <summary>How many lines a job has besides the examples.</summary>
    public const int Lines = 2_000;

    /// <summary>The numbers of lines after which a program is killed; none before it has run.</summary>
    public static readonly int[] Points = [0, 1, 400, 1_000, 1_500];

    // A job can come to its end between a look at it and the kill; then nothing was tried.
    private const int MostAttempts = 5;

    private readonly Dictionary<int, (IReadOnlyDictionary<string, string?> Settings, string Job)> killed = [];

    /// <summary>The settings of the register in which the program was killed at this point, and the path of the job.</summary>
    public (IReadOnlyDictionary<string, string?> Settings, string Job) At(int point) => killed[point];

    /// <summary>What is imported: examples, new factories, every hundredth line wrong.</summary>
    public static IEnumerable<string> Upload =>
        [.. JobLines.Examples, .. Enumerable.Range(0, Lines).Select(n => n % 100 == 50 ? "{}" : JobLines.Factory($"pol-killed-{n:D4}"))];

    public async ValueTask InitializeAsync()
    {
        var storage = await Azurite.Shared;
        foreach (var point in Points)
        {
            for (var attempt = 1; !killed.ContainsKey(point); attempt++)
            {
                Assert.True(attempt <= MostAttempts, $"The job was at its end each time before it could be killed after {point} lines.");
                if (await KillAt(point, Settings(storage.NewAccount())) is { } unfinished)
                {
                    killed.Add(point, unfinished);
                }
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Dictionary<string, string?> Settings(string storage) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["AzureWebJobsStorage"] = storage,
        [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
    };

    /// <returns>The register with the job that was cut short; null where the job was at its end already.</returns>
    private static async Task<(IReadOnlyDictionary<string, string?>, string)?> KillAt(int point, Dictionary<string, string?> settings)
    {
        var (process, address) = await ProgramProcess.ServeAsync(settings);
        await using var ended = process;
        using var client = new HttpClient { BaseAddress = address }.As("POL");
        var job = new Uri((await client.PostLines(Upload)).Job()).AbsolutePath;
        JsonNode? seen = null;
        if (point > 0)
        {
            seen = await client.Until(job, now => now.Rows().Done >= point || now.State() == "succeeded");
        }

        process.Kill();
        await process.WaitForExitAsync();
        return seen?.State() == "succeeded" ? null : (settings, job);
    }
}
