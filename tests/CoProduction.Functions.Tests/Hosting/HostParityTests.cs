using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The isolated worker behind the Functions host gives the same responses as the standalone program.</summary>
[Collection<SharedFunctionsHost>]
public sealed partial class HostParityTests(FunctionsHostFixture fixture)
{
    private const string Factory = "api/v1/factories/pol-nowa-deba";
    private const string Primer = """{"code":"155-PRIMER"}""";
    private const string AsJson = "Content-Type: application/json";

    // Headers that a server adds, and values that are unique to each response.
    private static readonly string[] Apart = ["Date", "RateLimit", "Server", "X-Correlation-Id"];

    [Theory]
    [InlineData("GET", "")]
    [InlineData("HEAD", "")]
    [InlineData("GET", "api/health/live")]
    [InlineData("GET", "API/Health/Ready")]
    [InlineData("GET", "api/openapi.json")]
    [InlineData("GET", "api/openapi.json", null, "Accept-Encoding: gzip")]
    [InlineData("GET", "api/v1/factories", null, "Accept-Encoding: br")]
    [InlineData("HEAD", "api/v1/factories", null, "Accept-Encoding: br")]
    [InlineData("GET", "nowhere", null, "Accept-Encoding: gzip")]
    [InlineData("GET", "api/v1/factories")]
    [InlineData("HEAD", "api/v1/factories")]
    [InlineData("GET", "api/v1/Factories/")]
    [InlineData("GET", "api/v1/items?kind=component&kind=product&pageSize=1")]
    [InlineData("GET", "api/v1/items?text=prim%C3%A9r+%26%20co")]
    [InlineData("GET", Factory)]
    [InlineData("GET", Factory + "?id=another")]
    [InlineData("GET", Factory, null, "If-None-Match: *")]
    [InlineData("GET", Factory, null, "If-None-Match: unquoted")]
    [InlineData("GET", Factory + "/history")]
    [InlineData("GET", "api/v1/factories/%20%2F%3F")]
    [InlineData("GET", "api/v1/factories/%C5%81%C3%B3d%C5%BA")]
    [InlineData("GET", "api/v1/factories//history")]
    [InlineData("GET", "api/v1/gap-reports/current")]
    [InlineData("GET", "api/v1/gap-reports/current/text")]
    [InlineData("GET", "api/v1/gap-reports/current?months=year&product=155-HE&fields=families", null, "Accept-Encoding: gzip")]
    [InlineData("GET", "api/v1/gap-reports/current/summary")]
    [InlineData("GET", "api/v1/gap-reports/current/bottlenecks")]
    [InlineData("GET", "api/v1/gap-reports")]
    [InlineData("GET", "api/v1/gap-reports/of-another-length")]
    [InlineData("GET", "api/v1/changes")]
    [InlineData("GET", "api/v1/exports/geojson")]
    [InlineData("GET", "api/v1/exports?format=geojson")]
    [InlineData("GET", "api/v1/imports/none/results")]
    [InlineData("GET", "docs")]
    [InlineData("GET", "docs/docs.js")]
    [InlineData("GET", "docs/none")]
    [InlineData("PATCH", Factory, "{}", "Content-Type: application/merge-patch+json", "If-Match: *")]
    [InlineData("PATCH", Factory, "{}", AsJson, "If-Match: *")]
    [InlineData("GET", "nowhere")]
    [InlineData("GET", "api")]
    [InlineData("GET", "api/v1/factories?pageSize=0&shape=round")]
    [InlineData("GET", "api/v1/factories?cursor=garbled")]
    [InlineData("GET", "api/v1/gap-reports/current?case=hoped")]
    [InlineData("GET", "api/v1/factories", null, "Authorization: ")]
    [InlineData("GET", "api/v1/factories", null, "Authorization: Bearer garbled")]
    [InlineData("GET", "api/v1/factories", null, "Origin: https://elsewhere.example.org")]
    [InlineData("OPTIONS", "api/v1/factories")]
    [InlineData("OPTIONS", "api/v1/factories", null, "Origin: https://elsewhere.example.org", "Access-Control-Request-Method: GET")]
    [InlineData("OPTIONS", "nowhere")]
    [InlineData("PATCH", "api/v1/factories")]
    [InlineData("BREW", Factory)]
    [InlineData("POST", "")]
    [InlineData("POST", "api/v1/items", Primer, AsJson)]
    [InlineData("POST", "api/v1/items", "{", AsJson)]
    [InlineData("POST", "api/v1/items", "", AsJson)]
    [InlineData("POST", "api/v1/items", Primer, "Content-Type: text/plain")]
    [InlineData("POST", "api/v1/items", Primer, AsJson, "Content-Encoding: gzip")]
    [InlineData("PUT", Factory, "{}", AsJson)]
    [InlineData("PUT", Factory, "{}", AsJson, "If-Match: *")]
    [InlineData("PUT", Factory, "{}", AsJson, "If-Match: unquoted")]
    [InlineData("DELETE", Factory)]
    [InlineData("DELETE", Factory, null, "If-Match: \"another\"")]
    [InlineData("POST", "api/v1/imports", "garbled", "Content-Type: text/plain")]
    public async Task Hosts_answer_alike(string method, string address, string? body = null, params string[] headers)
    {
        var standalone = await AskAsync(fixture.Standalone, method, address, body, headers);
        var isolated = await AskAsync(fixture.Client, method, address, body, headers);

        Assert.Equal(standalone, isolated);
    }

    // The host's routes do not match such a path, not even the catch-all route.
    [Fact]
    public async Task Path_that_begins_with_two_slashes_is_a_bare_404_on_the_Functions_host()
    {
        var isolated = await AskAsync(fixture.Client, "GET", $"{fixture.Client.BaseAddress}/nowhere", null, []);
        var standalone = await AskAsync(fixture.Standalone, "GET", $"{fixture.Standalone.BaseAddress}/nowhere", null, []);

        Assert.Equal("404\nContent-Length: 0\n\n", isolated);
        Assert.Contains("\"code\":\"not-found\"", standalone, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(HttpClient client, string method, string address, string? body, string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Headers = { Host = "coproduction.example.org" } };
        request.Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in headers.Select(header => header.Split(": ")).Select(parts => (parts[0], parts[1])))
        {
            HttpHeaders of = name.StartsWith("Content-", StringComparison.Ordinal) ? request.Content!.Headers : request.Headers;
            of.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request);
        var told = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .Where(header => !Apart.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"{header.Key}: {header.Value}")
            .Order(StringComparer.OrdinalIgnoreCase);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', told)}\n\n{Own().Replace(await TextOf(answer.Content), "")}";
    }

    /// <summary>The text of an answer. Compressed, its own id would change more than its own place.</summary>
    private static async Task<string> TextOf(HttpContent content)
    {
        var coded = await content.ReadAsStreamAsync();
        using var reader = new StreamReader(content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new GZipStream(coded, CompressionMode.Decompress),
            "br" => new BrotliStream(coded, CompressionMode.Decompress),
            _ => coded,
        });
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("(\"correlationId\":\"[0-9a-f]{32}\"|\"milliseconds\":[0-9]+)")]
    private static partial Regex Own();
}
