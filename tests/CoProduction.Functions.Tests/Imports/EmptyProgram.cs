using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>
/// The program in the test's process with nothing in its register. It takes its jobs from the queue itself, without long pauses, and a
/// test can hold what it asks of the blobs.
/// </summary>
internal sealed class EmptyProgram : IAsyncDisposable
{
    private readonly HostedProgram program;

    private EmptyProgram(HostedProgram program, GatedStorage storage, string connectionString, string tablePrefix) =>
        (this.program, Storage, ConnectionString, TablePrefix) = (program, storage, connectionString, tablePrefix);

    public GatedStorage Storage { get; }

    /// <summary>Leads to the program's account directly.</summary>
    public string ConnectionString { get; }

    public string TablePrefix { get; }

    /// <inheritdoc cref="HostedProgram.Output"/>
    public string Output => program.Output;

    public static async Task<EmptyProgram> StartAsync()
    {
        var connectionString = (await Azurite.Shared).NewAccount();
        var prefix = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        var storage = await GatedStorage.StartAsync(connectionString, "Blob");
        var program = await HostedProgram.StartAsync(
            new Dictionary<string, string?>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["AzureWebJobsStorage"] = storage.ConnectionString,
                ["CoProduction__TablePrefix"] = prefix,
                [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,

                // A test asks as fast as it can.
                ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
                ["CoProduction__Limits__Burst"] = "100000",
            },
            new HastyClock());
        return new EmptyProgram(program, storage, connectionString, prefix);
    }

    /// <summary>Speaks to the program as a caller; without roles, as one that may do everything. The test disposes of it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = program.Address }.As(partner, roles);

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await Storage.DisposeAsync();
    }
}
