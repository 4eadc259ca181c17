namespace CoProduction.Functions.Tests;

/// <summary>Gives a test class the storage emulator that the whole assembly shares.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync() => ConnectionString = (await Azurite.Shared).NewAccount();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
