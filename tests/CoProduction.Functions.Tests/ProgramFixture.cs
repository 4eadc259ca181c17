using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests;

/// <summary>
/// The program in the test's process, with an account of its own in the shared storage emulator: another fixture's program
/// sees nothing of it.
/// </summary>
public sealed class ProgramFixture : IAsyncLifetime
{
    private const string OnNewYear = "0 0 0 1 1 *";

    private static readonly string[] NightlyTimers = ["KeepAuditHeads", "ArchiveGapReport", "ForgetOld", "RemoveArchives"];

    private readonly SemaphoreSlim archiving = new(1);
    private HostedProgram? program;

    /// <summary>The prefix of the names of the program's tables and containers, in letters and digits.</summary>
    public string StoragePrefix { get; } = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public string ConnectionString { get; private set; } = "";

    /// <summary>The clock of the program.</summary>
    public AdvancedClock Clock { get; } = new();

    /// <summary>A client of POL with every right. Its base address ends with a slash.</summary>
    public HttpClient Client { get; } = new HttpClient().As("POL");

    /// <inheritdoc cref="HostedProgram.Output"/>
    public string Output => program?.Output ?? "";

    /// <summary>
    /// The settings that the program runs with, for a test that starts a command on the same register. What timers do each night would change answers between two looks of a
    /// test that runs at that hour, so tests fire them.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Settings => WithoutNights(SettingsOf(ConnectionString, StoragePrefix));

    /// <summary>A client of another caller. The test disposes of it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = Client.BaseAddress }.As(partner, roles);

    /// <inheritdoc cref="HostedProgram.Get"/>
    public T Get<T>()
        where T : notnull => program!.Get<T>();

    /// <inheritdoc cref="HostedProgram.Fire"/>
    public Task Fire(string function) => program!.Fire(function);

    /// <summary>Archives a snapshot and waits until its reports are published, as the program does each night.</summary>
    /// <returns>The snapshot's id.</returns>
    public async Task<string> Archive()
    {
        await archiving.WaitAsync();
        try
        {
            // There can be only one snapshot a second.
            Clock.Advance(TimeSpan.FromSeconds(1));
            var asked = GapReportId.Of(Clock.GetUtcNow()).Value;
            await program!.Fire("ArchiveGapReport");
            var late = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5);
            string? newest;
            while (string.CompareOrdinal(newest = await Newest(), asked) < 0)
            {
                Assert.True(TimeProvider.System.GetUtcNow() < late, "The night is not complete after five minutes.");
                await Task.Delay(50);
            }

            return newest!;
        }
        finally
        {
            archiving.Release();
        }
    }

    /// <summary>The trials of each report: far fewer than usual, because tests ask for thousands of reports.</summary>
    public const int ReportTrials = 500;

    /// <summary>The settings of a program in Development on this register.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsOf(string connectionString, string tablePrefix) => new Dictionary<string, string?>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["AzureWebJobsStorage"] = connectionString,
        ["CoProduction__TablePrefix"] = tablePrefix,
        [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,

        ["CoProduction__Mail__PickupFolder"] = Path.Combine(AppContext.BaseDirectory, "mail", tablePrefix),

        // Tests send requests as fast as they can.
        ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
        ["CoProduction__Limits__Burst"] = "100000",
        ["CoProduction__Limits__ReportTrials"] = $"{ReportTrials}",
    };

    /// <summary>The settings of a program whose nightly timers only a test fires.</summary>
    public static IReadOnlyDictionary<string, string?> WithoutNights(IReadOnlyDictionary<string, string?> settings) =>
        new Dictionary<string, string?>([.. settings, .. NightlyTimers.Select(timer => KeyValuePair.Create($"CoProduction__Schedules__{timer}", (string?)OnNewYear))]);

    public async ValueTask InitializeAsync()
    {
        ConnectionString = (await Azurite.Shared).NewAccount();
        program = await HostedProgram.StartAsync(Settings, Clock);
        Client.BaseAddress = program.Address;
    }

    private async Task<string?> Newest() => (await Client.Get("api/v1/gap-reports?pageSize=1")).Ids("id") is [var newest] ? newest : null;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        archiving.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }
    }
}
