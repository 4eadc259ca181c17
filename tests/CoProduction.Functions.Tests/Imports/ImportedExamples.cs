using CoProduction.Functions.Access;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>The program with the examples of all resources in its register, brought in as JSON lines.</summary>
public sealed class ImportedExamples : IAsyncLifetime
{
    public ProgramFixture Program { get; } = new();

    public HttpClient Client => Program.Client;

    public HttpClient ClientOf(string partner, params Role[] roles) => Program.ClientOf(partner, roles);

    public async ValueTask InitializeAsync()
    {
        await Program.InitializeAsync();
        Assert.Equal((JobLines.Examples.Count(), JobLines.Examples.Count(), 0, 0, 0), (await Client.End((await Client.PostLines(JobLines.Examples)).Job())).Rows());
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
