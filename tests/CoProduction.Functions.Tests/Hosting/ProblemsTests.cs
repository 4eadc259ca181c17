using System.Net;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class ProblemsTests : IAsyncLifetime
{
    private SampleProgram? program;

    private HttpClient Client => program!.Client;

    public async ValueTask InitializeAsync() => program = await SampleProgram.StartAsync();

    public async ValueTask DisposeAsync() => await program!.DisposeAsync();

    [Theory]
    [InlineData("bug", HttpStatusCode.InternalServerError, "internal-error")]
    [InlineData("away", HttpStatusCode.ServiceUnavailable, "storage-unavailable")]
    [InlineData("silent", HttpStatusCode.ServiceUnavailable, "storage-unavailable")]
    [InlineData("key", HttpStatusCode.InternalServerError, "internal-error")]
    [InlineData("file", HttpStatusCode.InternalServerError, "internal-error")]
    [InlineData("large", HttpStatusCode.RequestEntityTooLarge, "body-too-large")]
    [InlineData("broken", HttpStatusCode.BadRequest, "bad-request")]
    public async Task Exception_becomes_a_problem_that_gives_nothing_away(string kind, HttpStatusCode status, string code)
    {
        using var answer = await Client.GetAsync($"/failures/{kind}");
        var body = await answer.Content.ReadAsStringAsync();
        var problem = JsonSerializer.Deserialize<JsonElement>(body);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal($"urn:coproduction:problem:{code}", problem.GetProperty("type").GetString());
        Assert.Equal(Correlation(answer), problem.GetProperty("correlationId").GetString());
        Assert.DoesNotContain("secret", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("away")]
    [InlineData("silent")]
    [InlineData("throttled")]
    [InlineData("timeout")]
    [InlineData("timeouts")]
    [InlineData("refused")]
    [InlineData("cut")]
    [InlineData("reset")]
    [InlineData("deleting")]
    public async Task Caller_is_told_when_to_try_again_whatever_keeps_storage_away(string kind)
    {
        using var answer = await Client.GetAsync($"/failures/{kind}");
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage-unavailable"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Answer_repeats_the_correlation_id_that_the_caller_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/failures/bug") { Headers = { { "X-Correlation-Id", "order-7.b_2" } } };
        using var answer = await Client.SendAsync(request);

        Assert.Equal("order-7.b_2", Correlation(answer));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("*/*;q=0")]
    [InlineData(";;")]
    public async Task Problem_is_whole_whatever_the_caller_accepts(string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/failures/bug");
        request.Headers.TryAddWithoutValidation("Accept", accepted);
        using var answer = await Client.SendAsync(request);
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Correlation(answer), problem.GetProperty("correlationId").GetString());
    }

    [Theory]
    [InlineData("with spaces")]
    [InlineData("<script>")]
    [InlineData("{\"code\":1}")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task Correlation_id_that_is_unfit_to_repeat_is_replaced(string sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/samples/a");
        request.Headers.TryAddWithoutValidation("X-Correlation-Id", sent);
        using var answer = await Client.SendAsync(request);

        Assert.Matches("^[0-9a-f]{32}$", Correlation(answer));
    }

    [Fact]
    public async Task Correlation_id_is_the_trace_id_where_the_caller_is_traced()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/samples/a");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var answer = await Client.SendAsync(request);

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Correlation(answer));
    }

    private static string Correlation(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("X-Correlation-Id"));
}
