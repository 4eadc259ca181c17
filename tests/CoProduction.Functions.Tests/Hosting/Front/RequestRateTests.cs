using System.Net;
using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Hosting.Front;

public sealed class RequestRateTests : IAsyncLifetime
{
    private const int Burst = 5;

    // One request every two seconds.
    private static readonly string[] Slow = [$"CoProduction:Limits:Burst={Burst}", "CoProduction:Limits:RequestsPerMinute=30"];

    private SampleProgram? program;

    private HttpClient Poland => program!.Client;

    public async Task InitializeAsync() => program = await SampleProgram.StandaloneAsync(Slow);

    public async Task DisposeAsync() => await program!.DisposeAsync();

    [Fact]
    public async Task Caller_that_asks_too_often_is_told_when_to_ask_again_and_then_let_in()
    {
        await Exhaust(Poland);

        using var answer = await Poland.GetAsync("/samples/a");
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains("30 requests a minute", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var wait = answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;
        Assert.InRange(wait.TotalSeconds, 1, 2);
        Assert.Equal(["\"caller\";q=30;w=60"], answer.Headers.GetValues("RateLimit-Policy"));
        Assert.Equal([$"\"caller\";r=0;t={wait.TotalSeconds}"], answer.Headers.GetValues("RateLimit"));

        await Task.Delay(wait + TimeSpan.FromMilliseconds(500));
        Assert.Equal(HttpStatusCode.OK, await Status(Poland));
    }

    [Fact]
    public async Task One_caller_never_uses_up_another_s_share()
    {
        using var japan = Client().As("JPN", Role.Reader);
        await Exhaust(Poland);

        Assert.Equal(HttpStatusCode.OK, await Status(japan));
    }

    [Fact]
    public async Task Another_token_of_the_same_caller_has_no_share_of_its_own()
    {
        using var again = Client().As("POL", Role.Reader);
        await Exhaust(Poland);

        Assert.Equal(HttpStatusCode.TooManyRequests, await Status(again));
    }

    [Fact]
    public async Task Who_tries_tokens_is_slowed_down_and_known_callers_from_the_same_place_are_not()
    {
        using var nobody = Client();
        for (var n = 0; n < Burst; n++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(nobody));
        }

        using var answer = await nobody.GetAsync("/samples/a");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.False(answer.Headers.Contains("WWW-Authenticate"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Status(nobody, "/nowhere"));
        Assert.Equal(HttpStatusCode.OK, await Status(Poland));
    }

    [Fact]
    public async Task Callers_behind_the_Functions_host_are_told_apart_by_where_they_call_from()
    {
        await using var handler = await SampleProgram.CustomHandlerAsync(Slow);
        using var client = new HttpClient { BaseAddress = handler.Client.BaseAddress };

        // The last entry is what Azure's own front puts there; the ones before it anyone may have made up.
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n <= Burst; n++)
        {
            answers.Add(await From(client, $"198.51.100.{n}, 203.0.113.7:4711"));
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, Burst), HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.Unauthorized, await From(client, "203.0.113.8:4711"));
    }

    private static async Task<HttpStatusCode> From(HttpClient client, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/samples/a") { Headers = { { "X-Forwarded-For", forwardedFor } } };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path = "/samples/a")
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task Exhaust(HttpClient client)
    {
        for (var n = 0; n < Burst; n++)
        {
            Assert.Equal(HttpStatusCode.OK, await Status(client));
        }
    }

    private HttpClient Client() => new() { BaseAddress = Poland.BaseAddress };
}
