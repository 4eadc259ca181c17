using CoProduction.Functions.Catalog;
using CoProduction.Functions.Tests.Access;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The standalone host over the sample functions.</summary>
public sealed class SampleProgram : IAsyncDisposable
{
    private readonly HostedProgram program;

    private SampleProgram(HostedProgram program)
    {
        this.program = program;
        Client = new HttpClient { BaseAddress = program.Address }.As("POL");
    }

    public SampleLog Log => program.Get<SampleLog>();

    public HttpClient Client { get; }

    /// <param name="settings">Further settings, such as <c>CoProduction__Limits__Burst=5</c>.</param>
    public static async Task<SampleProgram> StartAsync(params (string Name, string Value)[] settings)
        => new(await HostedProgram.StartAsync(
            new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount(),
                [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
            },
            catalog: new FunctionCatalog([typeof(SampleFunctions), typeof(CoProduction.Functions.Hosting.UnmatchedFunctions)]),
            configure: services => services.AddSingleton(new SampleLog())));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await program.DisposeAsync();
    }
}
