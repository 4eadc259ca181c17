using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Health;

public sealed class HealthFunctionsTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    private static readonly string AnyKey = Convert.ToBase64String(new byte[64]);

    [Fact]
    public async Task Program_is_ready_when_all_that_it_depends_on_answers()
    {
        using var answer = await program.Client.GetAsync("api/health/ready");
        var health = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ready", health.GetProperty("status").GetString());
        Assert.Equal([("tables", "answers"), ("blobs", "answers"), ("queues", "answers"), ("keys", "answers")], Parts(health));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Program_lives_and_is_not_ready_while_storage_is_away(bool acceptsAndSaysNothing)
    {
        using var storage = new TcpListener(IPAddress.Loopback, 0);
        storage.Start();
        var endpoint = $"http://{storage.LocalEndpoint}/away";
        if (!acceptsAndSaysNothing)
        {
            storage.Stop();
        }

        await using var away = await ServeWithAsync(
            $"DefaultEndpointsProtocol=http;AccountName=away;AccountKey={AnyKey};BlobEndpoint={endpoint};TableEndpoint={endpoint};QueueEndpoint={endpoint}");

        using var ready = await away.Client.GetAsync("api/health/ready");
        using var live = await away.Client.GetAsync("api/health/live");
        var health = await ready.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.NotNull(ready.Headers.RetryAfter?.Delta);
        Assert.Equal("not-ready", health.GetProperty("status").GetString());
        Assert.Equal([("tables", "silent"), ("blobs", "silent"), ("queues", "silent"), ("keys", "answers")], Parts(health));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.DoesNotContain(AnyKey, health.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_is_not_ready_when_storage_refuses_its_key()
    {
        await using var refused = await ServeWithAsync(string.Join(
            ';',
            program.ConnectionString.Split(';').Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={AnyKey}" : part)));

        using var answer = await refused.Client.GetAsync("api/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal([("tables", "refuses"), ("blobs", "refuses"), ("queues", "refuses"), ("keys", "answers")], Parts(await answer.Content.ReadFromJsonAsync<JsonElement>()));
    }

    private static IEnumerable<(string?, string?)> Parts(JsonElement health)
        => health.GetProperty("parts").EnumerateArray().Select(part => (part.GetProperty("name").GetString(), part.GetProperty("status").GetString()));

    private async Task<Served> ServeWithAsync(string connectionString)
    {
        var served = await HostedProgram.StartAsync(new Dictionary<string, string?>(program.Settings) { ["AzureWebJobsStorage"] = connectionString });
        return new Served(served, new HttpClient { BaseAddress = served.Address });
    }

    private sealed record Served(HostedProgram Program, HttpClient Client) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Client.Dispose();
            return Program.DisposeAsync();
        }
    }
}
