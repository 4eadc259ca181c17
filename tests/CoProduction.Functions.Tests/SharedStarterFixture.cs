namespace CoProduction.Functions.Tests;

/// <summary>
/// The program with the starter data, shared by all classes that do not change the register. Archived snapshots and published reports
/// may be added while a test runs.
/// </summary>
public sealed class SharedStarterFixture : IAsyncLifetime
{
    // Ends with the process, as the storage emulator does.
    private static readonly Lazy<Task<StarterProgramFixture>> One = new(StartAsync);

    public ProgramFixture Program { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Program = (await One.Value).Program;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<StarterProgramFixture> StartAsync()
    {
        var starter = new StarterProgramFixture();
        await starter.InitializeAsync();
        return starter;
    }
}
