using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Resources;

namespace CoProduction.Functions.Tests;

/// <summary>
/// The program in the test's process, with an account of its own in the shared storage emulator: another fixture's program
/// sees nothing of it.
/// </summary>
public sealed class ProgramFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim archiving = new(1);
    private HostedProgram? program;

    /// <summary>Begins the name of every table and container that the program makes; letters and digits.</summary>
    public string TablePrefix { get; } = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public string ConnectionString { get; private set; } = "";

    /// <summary>What the program takes the time from.</summary>
    public AdvancedClock Clock { get; } = new();

    /// <summary>Speaks to the program as POL with every right; its base address ends with a slash.</summary>
    public HttpClient Client { get; } = new HttpClient().As("POL");

    /// <inheritdoc cref="HostedProgram.Output"/>
    public string Output => program?.Output ?? "";

    /// <summary>The settings that the program runs with, for a test that starts a command on the same register.</summary>
    public IReadOnlyDictionary<string, string?> Settings => SettingsOf(ConnectionString, TablePrefix);

    /// <summary>Speaks to the program as another caller; the test disposes of it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = Client.BaseAddress }.As(partner, roles);

    /// <inheritdoc cref="HostedProgram.Get"/>
    public T Get<T>()
        where T : notnull => program!.Get<T>();

    /// <summary>Archives a snapshot and publishes its reports, as the program does each night.</summary>
    /// <returns>The snapshot's id.</returns>
    public async Task<string> Archive()
    {
        await archiving.WaitAsync();
        try
        {
            // A second has one snapshot.
            Clock.Advance(TimeSpan.FromSeconds(1));
            await program!.Fire("ArchiveGapReport");
            return (await Client.Get("api/v1/gap-reports?pageSize=1")).Ids("id")[0];
        }
        finally
        {
            archiving.Release();
        }
    }

    /// <summary>The settings of a program in Development on this register.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsOf(string connectionString, string tablePrefix) => new Dictionary<string, string?>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["AzureWebJobsStorage"] = connectionString,
        ["CoProduction__TablePrefix"] = tablePrefix,
        [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,

        // A test asks as fast as it can.
        ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
        ["CoProduction__Limits__Burst"] = "100000",
    };

    public async ValueTask InitializeAsync()
    {
        ConnectionString = (await Azurite.Shared).NewAccount();
        program = await HostedProgram.StartAsync(Settings, Clock);
        Client.BaseAddress = program.Address;
    }

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
