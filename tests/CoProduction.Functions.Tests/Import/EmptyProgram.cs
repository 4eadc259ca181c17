using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// The program in the test's process with an empty register. It takes its jobs from the queue without long pauses, and a test can hold its
/// requests to blob storage.
/// </summary>
internal sealed class EmptyProgram : IAsyncDisposable
{
    // The longest pause between two looks at a queue.
    private static readonly TimeSpan PauseOfQueues = TimeSpan.FromSeconds(2);

    private readonly HostedProgram program;

    private EmptyProgram(HostedProgram program, GatedStorage storage, string connectionString, string tablePrefix) =>
        (this.program, Storage, ConnectionString, StoragePrefix) = (program, storage, connectionString, tablePrefix);

    public GatedStorage Storage { get; }

    /// <summary>The connection string of the program's account, past the gate.</summary>
    public string ConnectionString { get; }

    public string StoragePrefix { get; }

    /// <inheritdoc cref="HostedProgram.Output"/>
    public string Output => program.Output;

    /// <inheritdoc cref="HostedProgram.Get"/>
    public T Get<T>()
        where T : notnull => program.Get<T>();

    public static async Task<EmptyProgram> StartAsync()
    {
        var connectionString = (await Azurite.Shared).NewAccount();
        var prefix = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        var storage = await GatedStorage.StartAsync(connectionString, "Blob");
        var program = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(storage.ConnectionString, prefix), new HastyClock(PauseOfQueues));
        return new EmptyProgram(program, storage, connectionString, prefix);
    }

    /// <summary>A client with these roles, or with all roles where none is given. The test disposes it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = program.Address }.As(partner, roles);

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await Storage.DisposeAsync();
    }
}
