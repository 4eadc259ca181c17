namespace CoProduction.Functions.Tests;

/// <summary>The program with the starter data in its register.</summary>
public sealed class StarterProgramFixture : IAsyncLifetime
{
    public ProgramFixture Program { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Program.InitializeAsync();
        await using var import = ProgramProcess.Start(
            ["import", RepositoryRoot.Combine("infra", "starter-data"), "--releasable-to", "everyone"], Program.Settings);
        Assert.True(await import.WaitForExitAsync() == 0, import.Output);
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
