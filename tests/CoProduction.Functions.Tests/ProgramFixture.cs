using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests;

/// <summary>
/// The program in the test's process, with an account of its own in the shared storage emulator: another fixture's program
/// sees nothing of it.
/// </summary>
public sealed class ProgramFixture : IAsyncLifetime
{
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
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["AzureWebJobsStorage"] = ConnectionString,
        ["CoProduction__TablePrefix"] = TablePrefix,
        [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,

        // A test asks as fast as it can.
        ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
        ["CoProduction__Limits__Burst"] = "100000",
    };

    /// <summary>Speaks to the program as another caller; the test disposes of it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = Client.BaseAddress }.As(partner, roles);

    /// <summary>Archives a snapshot and publishes its reports, as the program does each night.</summary>
    public async Task Archive()
    {
        // A second has one snapshot.
        Clock.Advance(TimeSpan.FromSeconds(1));
        await program!.Fire("ArchiveGapReport");
    }

    public async ValueTask InitializeAsync()
    {
        ConnectionString = (await Azurite.Shared).NewAccount();
        program = await HostedProgram.StartAsync(Settings, Clock);
        Client.BaseAddress = program.Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }
    }
}
