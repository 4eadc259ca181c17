using System.Net;

namespace CoProduction.Functions.Tests.OpenApi;

public sealed class OpenApiFunctionsTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task Anyone_is_answered_the_committed_document_and_only_once()
    {
        using var client = new HttpClient { BaseAddress = program.Client.BaseAddress };

        using var answer = await client.GetAsync("api/openapi.json");
        using var again = new HttpRequestMessage(HttpMethod.Get, "api/openapi.json") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var known = await client.SendAsync(again);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(ApiDocument.File), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal(answer.Headers.ETag, known.Headers.ETag);
    }

    [Theory]
    [InlineData("docs", "text/html", "/docs/docs.js")]
    [InlineData("docs/docs.js", "text/javascript", "/api/openapi.json")]
    [InlineData("docs/swagger-ui-bundle.js", "text/javascript", "SwaggerUIBundle")]
    [InlineData("docs/swagger-ui.css", "text/css", ".swagger-ui")]
    public async Task Anyone_is_shown_the_document_by_this_program_alone(string address, string type, string content)
    {
        using var client = new HttpClient { BaseAddress = program.Client.BaseAddress };

        using var answer = await client.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(content, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_has_no_other_files()
    {
        using var client = new HttpClient { BaseAddress = program.Client.BaseAddress };

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("docs/index.html.map")).StatusCode);
    }
}
