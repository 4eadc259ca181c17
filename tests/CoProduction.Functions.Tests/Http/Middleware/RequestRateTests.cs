using System.Net;
using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting;

namespace CoProduction.Functions.Tests.Http.Middleware;

public sealed class RequestRateTests : IAsyncLifetime
{
    private const int Burst = 5;

    // One request every two seconds.
    private static readonly (string, string)[] Slow = [("CoProduction__Limits__Burst", $"{Burst}"), ("CoProduction__Limits__RequestsPerMinute", "30")];

    private SampleProgram? program;

    private HttpClient Poland => program!.Client;

    public async ValueTask InitializeAsync() => program = await SampleProgram.StartAsync(Slow);

    public async ValueTask DisposeAsync() => await program!.DisposeAsync();

    [Fact]
    public async Task Caller_that_asks_too_often_is_told_when_to_ask_again()
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
    }

    [Fact]
    public async Task Every_answer_says_how_many_requests_are_left()
    {
        using var first = await Poland.GetAsync("/samples/a");
        using var second = await Poland.GetAsync("/samples/none");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode));
        Assert.Equal(["\"caller\";q=30;w=60"], first.Headers.GetValues("RateLimit-Policy"));
        Assert.Equal([$"\"caller\";r={Burst - 1};t=2"], first.Headers.GetValues("RateLimit"));

        // One more may have come back meanwhile.
        Assert.Matches("^\"caller\";r=(3;t=4|4;t=2)$", second.Headers.GetValues("RateLimit").Single());
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
    public async Task Caller_that_waits_is_let_in_again()
    {
        await using var quick = await SampleProgram.StartAsync(("CoProduction__Limits__Burst", "1"), ("CoProduction__Limits__RequestsPerMinute", "600"));
        await Exhaust(quick.Client, 1);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await Status(quick.Client) == HttpStatusCode.TooManyRequests)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.False(patience.IsCancellationRequested);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path = "/samples/a")
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task Exhaust(HttpClient client, int burst = Burst)
    {
        for (var n = 0; n < burst; n++)
        {
            Assert.Equal(HttpStatusCode.OK, await Status(client));
        }
    }

    private HttpClient Client() => new() { BaseAddress = Poland.BaseAddress };
}
