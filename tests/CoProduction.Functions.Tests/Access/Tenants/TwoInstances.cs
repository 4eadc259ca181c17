using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Store;
using CoProduction.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Access.Tenants;

/// <summary>Two instances of the program in Production, on one storage and one clock. Their settings name the tenants of Poland, the host, and of Japan.</summary>
internal sealed class TwoInstances : IAsyncDisposable
{
    private readonly List<(HostedProgram Program, HttpClient Client)> instances = [];
    private readonly Dictionary<string, string?> settings;
    private readonly string connectionString;

    private TwoInstances(FakeIssuer issuer, string connectionString)
    {
        (Issuer, this.connectionString) = (issuer, connectionString);
        settings = new(issuer.Settings) { ["AzureWebJobsStorage"] = connectionString, ["CoProduction__TablePrefix"] = "ttenants", ["CoProduction__Access__Host"] = "POL" };
    }

    public FakeIssuer Issuer { get; }

    public SetClock Clock { get; } = new();

    public TenantStorage Storage { get; } = new();

    public IReadOnlyList<HttpClient> Clients => [.. instances.Select(instance => instance.Client)];

    public HttpClient First => instances[0].Client;

    public static async Task<TwoInstances> Start()
    {
        var two = new TwoInstances(await FakeIssuer.StartAsync(), (await Azurite.Shared).NewAccount());
        await two.StartAnother();
        await two.StartAnother();
        return two;
    }

    public async Task<HttpClient> StartAnother()
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(Storage, disposeHandler: false)) };
        options.Retry.MaxRetries = 0;
        var program = await HostedProgram.StartAsync(
            settings, Clock, runsByItself: false, configure: services => services.AddSingleton(new TableServiceClient(connectionString, options)));
        instances.Add((program, new HttpClient { BaseAddress = program.Address }));
        return instances[^1].Client;
    }

    /// <summary>Sends a request with a token of a tenant.</summary>
    public Task<Answer> Ask(HttpClient client, string tenant, Role role, HttpMethod method, string address, JsonNode? body = null, params (string, string?)[] headers) => client.Ask(
        method,
        address,
        body is null ? null : Asking.Json(body.ToJsonString()),
        [("Authorization", $"Bearer {Issuer.Draft(tenant).Claim("roles", new JsonArray(Word.Of(role)))}"), .. headers]);

    /// <summary>Asks each instance for something that every role may read.</summary>
    public async Task<IReadOnlyList<int>> Statuses(string tenant) =>
        [.. await Task.WhenAll(Clients.Select(async client => (int)(await Ask(client, tenant, Role.Reader, HttpMethod.Get, GuardedProgram.Guarded)).Status))];

    /// <summary>Asks the first instance as an operator of the host.</summary>
    public Task<Answer> Operate(HttpMethod method, string address, JsonNode? body = null, params (string, string?)[] headers) =>
        Ask(First, FakeIssuer.Poland, Role.Operator, method, $"api/v1/tenants{address}", body, headers);

    public Task<Answer> Add(string tenant, string partner) =>
        Operate(HttpMethod.Put, $"/{tenant}", new JsonObject { ["partner"] = partner }, ("If-None-Match", "*"));

    public Task<Answer> Remove(string tenant) => Operate(HttpMethod.Delete, $"/{tenant}", null, ("If-Match", "*"));

    public async ValueTask DisposeAsync()
    {
        foreach (var (program, client) in instances)
        {
            client.Dispose();
            await program.DisposeAsync();
        }

        Storage.Dispose();
        await Issuer.DisposeAsync();
    }
}
