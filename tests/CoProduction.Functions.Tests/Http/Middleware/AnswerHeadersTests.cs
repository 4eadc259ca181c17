using System.Net;
using System.Text.Json;
using CoProduction.Functions.Tests.Hosting;

namespace CoProduction.Functions.Tests.Http.Middleware;

/// <summary>What every answer tells a browser, and what becomes of addresses that are too long.</summary>
public sealed class AnswerHeadersTests : IAsyncLifetime
{
    private SampleProgram? program;

    public async ValueTask InitializeAsync() => program = await SampleProgram.StartAsync(("CoProduction__Limits__LongestAddress", "300"));

    public async ValueTask DisposeAsync() => await program!.DisposeAsync();

    [Theory]
    [InlineData("/samples/a", HttpStatusCode.OK)]
    [InlineData("/samples/none", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/failures/bug", HttpStatusCode.InternalServerError)]
    [InlineData("/failures/away", HttpStatusCode.ServiceUnavailable)]
    public async Task Every_answer_has_the_security_headers(string path, HttpStatusCode status)
    {
        using var answer = await program!.Client.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["default-src 'none'; frame-ancestors 'none'"], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/samples/a")]
    [InlineData("/failures/bug")]
    public async Task Browser_that_came_by_https_is_told_to_come_so_again(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Forwarded-Proto", "https" } } };
        using var answer = await program!.Client.SendAsync(request);

        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
    }

    // 64 KiB is where the server itself gives up.
    [Theory]
    [InlineData("/samples/", 300, true)]
    [InlineData("/samples/", 301, false)]
    [InlineData("/samples/a?q=", 300, true)]
    [InlineData("/samples/a?q=", 301, false)]
    [InlineData("/nowhere?q=", 20_000, false)]
    [InlineData("/nowhere?q=", 60_000, false)]
    public async Task Address_that_is_too_long_is_a_problem(string start, int length, bool isFit)
    {
        using var answer = await program!.Client.GetAsync(start.PadRight(length, 'x'));

        Assert.Equal(isFit, answer.StatusCode != HttpStatusCode.RequestUriTooLong);
        if (!isFit)
        {
            var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            Assert.Equal("address-too-long", problem.GetProperty("code").GetString());
            Assert.Equal("The path and query together may have at most 300 characters.", problem.GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task Address_counts_as_it_was_sent()
    {
        using var answer = await program!.Client.GetAsync($"/samples/{string.Concat(Enumerable.Repeat("%C5%81", 60))}");

        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.StatusCode);
    }
}
