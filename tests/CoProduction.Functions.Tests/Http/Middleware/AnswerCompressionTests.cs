using System.IO.Compression;
using System.Net;
using System.Text;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Http.Middleware;

/// <summary>Answers in the codings that callers accept.</summary>
public sealed class AnswerCompressionTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private const string Factory = "api/v1/factories/pol-nowa-deba";

    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answer_is_compressed_as_the_caller_accepts_and_says_the_same(string coding)
    {
        var plain = await Client.Get(Factory);

        using var answer = await Ask(coding);

        Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
        await using var content = await answer.Content.ReadAsStreamAsync();
        await using Stream unpacked = coding == "br" ? new BrotliStream(content, CompressionMode.Decompress) : new GZipStream(content, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked, Encoding.UTF8);
        Assert.Equal(plain.Text, await text.ReadToEndAsync());
        Assert.Equal(["Authorization", "Accept-Encoding"], answer.Headers.Vary);
        Assert.Equal(["Authorization", "Accept-Encoding"], plain.Headers.Vary);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Each_coding_has_an_ETag_of_its_own_that_names_the_version_everywhere(string coding)
    {
        var plain = await Client.Get(Factory);
        using var answer = await Ask(coding);
        var etag = answer.Headers.ETag!.Tag;

        Assert.Equal($"{plain.ETag[..^1]};{coding}\"", etag);
        using var known = await Ask(coding, ("If-None-Match", etag));
        Assert.Equal((HttpStatusCode.NotModified, etag), (known.StatusCode, known.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, (await Client.Get(Factory, ifNoneMatch: etag)).Status);
        var changed = await Client.Put(Factory, plain.Json, etag);
        Assert.True(changed.Status == HttpStatusCode.OK, changed.ToString());
    }

    [Fact]
    public async Task What_is_compressed_already_stays_as_it_is()
    {
        using var answer = await AskFor("api/v1/exports", "br");

        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    private Task<HttpResponseMessage> Ask(string coding, params (string Name, string Value)[] headers) => AskFor(Factory, coding, headers);

    private async Task<HttpResponseMessage> AskFor(string address, string coding, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", coding } } };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }
}
