using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests;

/// <summary>The program with the starter data in a register of its own, for tests that change it.</summary>
public sealed class StarterProgramFixture : IAsyncLifetime
{
    public ProgramFixture Program { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Program.InitializeAsync();
        using var package = Package.OfFolder(Workbench.StarterData);
        var terms = new ImportTerms(Caller: null, Author.Local, DryRun: false, Release.ToEveryone, TimeSpan.FromMinutes(1));
        Assert.IsType<ImportOutcome.Accepted>(await Program.Get<Importer>().Import(package, terms, null, default));
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
