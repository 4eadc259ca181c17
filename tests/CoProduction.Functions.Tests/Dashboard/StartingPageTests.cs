using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Dashboard;

/// <summary>What is at the root, and the files that it names.</summary>
public sealed partial class StartingPageTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/html;q=0, */*", "application/json")]
    [InlineData("", "application/json")]
    public async Task Browsers_get_the_dashboard_and_programs_the_links(string accept, string type)
    {
        using var answer = await Get("", accept);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Fact]
    public async Task Page_runs_its_own_scripts_only_and_its_files_are_kept_for_a_year()
    {
        using var page = await Get("", "text/html");
        var html = await page.Content.ReadAsStringAsync();
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        var files = Linked().Matches(html).Select(match => match.Groups["file"].Value).ToArray();

        Assert.Contains("script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script[^>]*>[^<]", html);
        Assert.Equal([".css", ".js", ".svg"], files.Select(Path.GetExtension).Distinct().Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            using var answer = await Get(file, "*/*");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", Assert.Single(answer.Headers.GetValues("Cache-Control")));

            using var again = await Get(file, "*/*", answer.Headers.ETag);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    [Fact]
    public async Task Sample_ministries_are_told_in_Development_and_their_tokens_are_theirs()
    {
        var answer = await program.Client.Get("api/v1/sign-in");

        Assert.Equal("development", (string?)answer.Json["kind"]);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        foreach (var sample in answer.Json["samples"]!.AsArray())
        {
            using var client = new HttpClient { BaseAddress = program.Client.BaseAddress };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)sample!["token"]);
            var me = (await client.Get("api/v1/me")).Json;
            Assert.Equal((string?)sample["partner"], (string?)me["partner"]);
            Assert.Equal(sample["roles"]!.ToJsonString(), me["roles"]!.ToJsonString());
        }
    }

    private async Task<HttpResponseMessage> Get(string address, string accept, EntityTagHeaderValue? known = null)
    {
        using var client = new HttpClient { BaseAddress = program.Client.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        if (known is not null)
        {
            client.DefaultRequestHeaders.IfNoneMatch.Add(known);
        }

        return await client.GetAsync(address);
    }

    [GeneratedRegex("(?:src|href)=\"(?<file>/dashboard/[^\"]+)\"")]
    private static partial Regex Linked();
}
