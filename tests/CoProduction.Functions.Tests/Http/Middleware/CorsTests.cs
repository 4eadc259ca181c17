using System.Net;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using CoProduction.Functions.Tests.Hosting;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Http.Middleware;

public sealed class CorsTests
{
    private const string Dashboard = "https://dashboard.example.org";
    private static readonly (string, string) Opened = ("CoProduction__Cors__Origins__0", Dashboard);

    [Theory]
    [InlineData("GET", "/samples/a")]
    [InlineData("OPTIONS", "/samples/a")]
    public async Task No_page_of_elsewhere_may_read_answers_unless_it_is_told(string method, string path)
    {
        await using var program = await SampleProgram.StartAsync();

        using var answer = await Ask(program, method, path, Dashboard);

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(method == "GET" ? HttpStatusCode.OK : HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory]
    [InlineData("/samples/a", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/failures/bug", HttpStatusCode.InternalServerError)]
    public async Task Page_of_an_origin_that_was_told_may_read_every_answer(string path, HttpStatusCode status)
    {
        await using var program = await SampleProgram.StartAsync(Opened);

        using var answer = await Ask(program, "GET", path, Dashboard);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal([Dashboard], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("ETag", answer.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal(["Origin"], answer.Headers.Vary);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("https://dashboard.example.org.evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("http://dashboard.example.org")]
    [InlineData("https://dashboard.example.org:8443")]
    [InlineData("https://DASHBOARD.example.org")]
    public async Task Page_of_any_other_origin_may_not(string? origin)
    {
        await using var program = await SampleProgram.StartAsync(Opened);

        using var answer = await Ask(program, "GET", "/samples/a", origin);
        using var preflight = await Ask(program, "OPTIONS", "/samples/a", origin);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(["Origin"], answer.Headers.Vary);
        Assert.DoesNotContain(preflight.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Browser_that_asks_first_is_told_what_may_be_sent()
    {
        await using var program = await SampleProgram.StartAsync(Opened);

        using var answer = await Ask(program, "OPTIONS", "/samples/a", Dashboard);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal([Dashboard], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["GET, POST, PUT, PATCH, DELETE"], answer.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Contains("If-Match", answer.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal(["600"], answer.Headers.GetValues("Access-Control-Max-Age"));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.example.org")]
    [InlineData("https://dashboard.example.org/")]
    [InlineData("https://dashboard.example.org/app")]
    [InlineData("dashboard.example.org")]
    [InlineData("file:///tmp")]
    [InlineData("")]
    public void What_is_no_origin_keeps_the_program_from_starting(string text)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"{Cors.Setting}:0", text)]).Build();

        var refusal = Assert.Throws<RefusedStartException>(() => Cors.From(configuration));

        Assert.Equal($"The setting CoProduction:Cors:Origins:0 is '{text}', but must be an origin, such as https://dashboard.example.org.", refusal.Message);
    }

    private static async Task<HttpResponseMessage> Ask(SampleProgram program, string method, string path, string? origin)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        if (method == "OPTIONS")
        {
            request.Headers.Add("Access-Control-Request-Method", "PUT");
        }

        return await program.Client.SendAsync(request);
    }
}
