using CoProduction.Functions.Access;

namespace CoProduction.Functions.Tests.Import;

/// <summary>The program in the test's process with the examples of all resources in its register, imported as JSON lines.</summary>
public sealed class ImportedExamples : IAsyncLifetime
{
    private EmptyProgram? program;
    private HttpClient? client;

    /// <summary>A client of POL with all roles; its base address ends with a slash.</summary>
    public HttpClient Client => client!;

    /// <inheritdoc cref="EmptyProgram.ConnectionString"/>
    public string ConnectionString => program!.ConnectionString;

    public string StoragePrefix => program!.StoragePrefix;

    /// <inheritdoc cref="HostedProgram.Output"/>
    public string Output => program!.Output;

    internal GatedStorage Storage => program!.Storage;

    /// <inheritdoc cref="EmptyProgram.ClientOf"/>
    public HttpClient ClientOf(string partner, params Role[] roles) => program!.ClientOf(partner, roles);

    public async ValueTask InitializeAsync()
    {
        program = await EmptyProgram.StartAsync();
        client = program.ClientOf("POL");
        Assert.Equal((JobLines.Examples.Count(), JobLines.Examples.Count(), 0, 0, 0), (await Client.End((await Client.PostLines(JobLines.Examples)).Job())).Rows());
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }
    }
}
