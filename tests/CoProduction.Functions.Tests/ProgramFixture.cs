using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests;

/// <summary>
/// The standalone program on a free port, with the shared storage emulator and tables of its own: another fixture's program
/// sees none of them.
/// </summary>
public sealed class ProgramFixture : IAsyncLifetime
{
    private StartedProcess? process;

    /// <summary>Begins the name of every table and container that the program makes; letters and digits.</summary>
    public string TablePrefix { get; } = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public string ConnectionString { get; private set; } = "";

    /// <summary>Speaks to the program as POL with every right; its base address ends with a slash.</summary>
    public HttpClient Client { get; } = new HttpClient().As("POL");

    /// <summary>Everything that the program has logged.</summary>
    public string Output => process?.Output ?? "";

    /// <summary>The settings that the program runs with, for a test that starts a command on the same register.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["AzureWebJobsStorage"] = ConnectionString,
        ["CoProduction__TablePrefix"] = TablePrefix,
        [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
    };

    /// <summary>Speaks to the program as another caller; the test disposes of it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = Client.BaseAddress }.As(partner, roles);

    public async Task InitializeAsync()
    {
        ConnectionString = (await Azurite.Shared).ConnectionString;
        (process, var address) = await ProgramProcess.ServeAsync(Settings);
        Client.BaseAddress = address;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}
