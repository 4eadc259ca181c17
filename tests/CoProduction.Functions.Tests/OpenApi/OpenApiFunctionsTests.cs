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
}
