using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Health;

public sealed class HealthFunctionsTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task Program_is_ready_when_tables_and_blobs_answer()
    {
        using var answer = await program.Client.GetAsync("api/health/ready");
        var health = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ready", health.GetProperty("status").GetString());
        Assert.Equal([("tables", "answers"), ("blobs", "answers")], Parts(health));
    }

    [Fact]
    public async Task Program_lives_and_is_not_ready_while_storage_is_away()
    {
        await using var storage = await Azurite.StartAsync();
        var (process, address) = await ProgramProcess.ServeAsync(new Dictionary<string, string?>(program.Settings) { ["AzureWebJobsStorage"] = storage.ConnectionString });
        await using var running = process;
        using var client = new HttpClient { BaseAddress = address };
        await storage.DisposeAsync();

        using var ready = await client.GetAsync("api/health/ready");
        using var live = await client.GetAsync("api/health/live");
        var health = await ready.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("not-ready", health.GetProperty("status").GetString());
        Assert.Equal([("tables", "silent"), ("blobs", "silent")], Parts(health));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.DoesNotContain(storage.ConnectionString, health.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_is_not_ready_when_storage_refuses_its_key()
    {
        var wrongKey = Convert.ToBase64String(new byte[64]);
        var wrong = string.Join(';', program.ConnectionString.Split(';').Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={wrongKey}" : part));
        var (process, address) = await ProgramProcess.ServeAsync(new Dictionary<string, string?>(program.Settings) { ["AzureWebJobsStorage"] = wrong });
        await using var running = process;
        using var client = new HttpClient { BaseAddress = address };

        using var answer = await client.GetAsync("api/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal([("tables", "refuses"), ("blobs", "refuses")], Parts(await answer.Content.ReadFromJsonAsync<JsonElement>()));
    }

    private static IEnumerable<(string?, string?)> Parts(JsonElement health)
        => health.GetProperty("parts").EnumerateArray().Select(part => (part.GetProperty("name").GetString(), part.GetProperty("status").GetString()));
}
