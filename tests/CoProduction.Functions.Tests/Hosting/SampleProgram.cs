using System.Net;
using System.Net.Sockets;
using CoProduction.Functions.Access.Development;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.Web;
using CoProduction.Functions.Tests.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The program's own hosts, over the sample functions and in the test's process.</summary>
public sealed class SampleProgram : IAsyncDisposable
{
    private readonly WebApplication app;

    private SampleProgram(WebApplication app, SampleLog log)
    {
        this.app = app;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) }.As("POL");
    }

    public SampleLog Log { get; }

    public HttpClient Client { get; }

    /// <param name="settings">Further settings, such as <c>CoProduction:Limits:Burst=5</c>.</param>
    public static Task<SampleProgram> StandaloneAsync(params string[] settings) => StartAsync(["urls=http://127.0.0.1:0", .. settings]);

    /// <inheritdoc cref="StandaloneAsync"/>
    public static Task<SampleProgram> CustomHandlerAsync(params string[] settings) => StartAsync([$"FUNCTIONS_CUSTOMHANDLER_PORT={FreePort()}", .. settings]);

    /// <summary>A port that nothing listens on, for a program that has to be told one.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<SampleProgram> StartAsync(IEnumerable<string> settings)
    {
        var catalog = new FunctionCatalog([typeof(SampleFunctions)]);
        var builder = WebProgram.Compose(
            [
                "--environment=Development", $"--AzureWebJobsStorage={(await Azurite.Shared).NewAccount()}",
                $"--{DevelopmentKey.Setting}={DevelopmentTokens.KeyFile}", .. settings.Select(setting => $"--{setting}"),
            ],
            catalog);
        var log = new SampleLog();
        builder.Services.AddSingleton(log);
        var app = WebProgram.Build(builder, catalog);
        await app.StartAsync();
        return new SampleProgram(app, log);
    }
}
