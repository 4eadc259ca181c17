using System.Net;
using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Development;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.Web;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting;
using CoProduction.Functions.Tests.Registry;
using CoProduction.Functions.Tests.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests;

/// <summary>
/// The program as a custom handler in the test's process, on storage of its own, holding the examples of all resources. Its clock
/// stands until a test sets it, and a test fires its timers; it runs no jobs unless a test hands it their messages.
/// </summary>
public sealed class ClockedProgram : IAsyncLifetime
{
    private WebApplication app = null!;

    public SetClock Clock { get; } = new();

    public string ConnectionString { get; private set; } = "";

    public string TablePrefix { get; } = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Speaks to the program as another caller; the test disposes of it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = Client.BaseAddress }.As(partner, roles);

    /// <summary>What the program is made of.</summary>
    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Fires a timer, as the Functions host does.</summary>
    public async Task Fire(string function)
    {
        var answer = await Client.Ask(HttpMethod.Post, function, Asking.Json("""{"Data":{"timer":{"IsPastDue":false}},"Metadata":{}}"""));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
    }

    public async Task InitializeAsync()
    {
        ConnectionString = (await Azurite.Shared).NewAccount();
        var catalog = FunctionCatalog.Of(typeof(Program).Assembly);
        var port = SampleProgram.FreePort();
        var builder = WebProgram.Compose(
            [
                "--environment=Development", $"--AzureWebJobsStorage={ConnectionString}", $"--CoProduction:TablePrefix={TablePrefix}",
                $"--{DevelopmentKey.Setting}={DevelopmentTokens.KeyFile}", $"--FUNCTIONS_CUSTOMHANDLER_PORT={port}",
                "--CoProduction:Limits:RequestsPerMinute=1000000", "--CoProduction:Limits:Burst=100000",
            ],
            catalog);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        app = WebProgram.Build(builder, catalog);
        await app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") }.As("POL");
        foreach (var resource in ResourceCase.All)
        {
            var answer = await Client.Post(resource.Address, resource.Example);
            Assert.True(answer.Status == HttpStatusCode.Created, $"{resource.Path}: {answer}");
        }
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
