using System.Net;
using System.Security.Cryptography;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;
using CoProduction.Functions.Tests.Resources;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>
/// The published program as an isolated worker behind the stand-in for the Functions host, and beside it the standalone program on
/// the same register, which holds the examples of all resources.
/// </summary>
public sealed class FunctionsHostFixture : IAsyncLifetime
{
    /// <summary>When the timer <c>ForgetOld</c> is set to run, in place of its default.</summary>
    public const string ForgetsAt = "0 45 3 * * *";

    private FunctionsHostDriver? host;
    private HostedProgram? standalone;

    public FunctionsHostDriver Host => host!;

    /// <summary>Begins the name of every table and container that the program makes.</summary>
    public string TablePrefix { get; } = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    /// <summary>Speaks to the worker, by way of the host, as POL with every right; its base address ends with a slash.</summary>
    public HttpClient Client { get; } = new HttpClient().As("POL");

    /// <summary>Speaks to the standalone program as POL with every right; its base address ends with a slash.</summary>
    public HttpClient Standalone { get; } = new HttpClient().As("POL");

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount(),
            ["CoProduction__TablePrefix"] = TablePrefix,
            ["CoProduction__Schedules__ForgetOld"] = ForgetsAt,
            [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,

            // A test asks as fast as it can.
            ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
            ["CoProduction__Limits__Burst"] = "100000",
        };
        host = await FunctionsHostDriver.StartAsync(await PublishedProgram.Folder, settings);
        Client.BaseAddress = host.Address;
        standalone = await HostedProgram.StartAsync(settings, runsByItself: false);
        Standalone.BaseAddress = standalone.Address;
        foreach (var resource in ResourceCase.All)
        {
            var answer = await Client.Post(resource.Address, resource.Example);
            Assert.True(answer.Status == HttpStatusCode.Created, $"{resource.Path}: {answer}\n{host.Log}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Standalone.Dispose();
        await (standalone?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (host is not null)
        {
            var exitCode = await host.StopAsync();
            await host.DisposeAsync();
            Assert.True(exitCode == 0, $"The worker ended with {exitCode}:\n{host.Log}");
        }
    }
}
