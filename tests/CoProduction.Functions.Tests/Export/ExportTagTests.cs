using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Export;

/// <summary>Repeated exports, by the same caller and by others, of a register that changes.</summary>
public sealed class ExportTagTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    [Theory]
    [InlineData("api/v1/exports", "register.zip")]
    [InlineData("api/v1/exports/json-lines", "register.jsonl")]
    [InlineData("api/v1/exports/geojson", "sites.geojson")]
    public async Task Export_is_not_modified_until_something_in_it_changes(string address, string name)
    {
        using var first = await register.Client.GetAsync(address);
        var known = await register.Client.Get(address, first.Headers.ETag!.Tag);
        await Change("Another name");
        var changed = await register.Client.Get(address, first.Headers.ETag!.Tag);

        Assert.Equal((await first.Content.ReadAsByteArrayAsync()).Length, first.Content.Headers.ContentLength);
        Assert.Equal(name, first.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("no-cache, private", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order()));
        Assert.Equal((HttpStatusCode.NotModified, "", first.Headers.ETag!.Tag), (known.Status, known.Text, known.ETag));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(first.Headers.ETag!.Tag, changed.ETag);
    }

    [Theory]
    [InlineData("zip", "api/v1/exports")]
    [InlineData("json-lines", "api/v1/exports/json-lines")]
    [InlineData("geojson", "api/v1/exports/geojson")]
    public async Task What_a_reader_may_not_see_leaves_its_export_as_it_is(string form, string address)
    {
        using var japan = register.ClientOf("JPN", Role.Reader);
        var before = await japan.Get(address);
        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["releasableTo"]) = ($"pol-hidden-{form}", new JsonArray());
        Assert.Equal(HttpStatusCode.Created, (await register.Client.Post("api/v1/stocks", stock)).Status);

        Assert.Equal(HttpStatusCode.NotModified, (await japan.Get(address, before.ETag)).Status);
    }

    [Fact]
    public async Task Caller_gets_what_it_may_see_and_nothing_else()
    {
        var factory = JobLines.FactoryBody("pol-hidden-works");
        factory["releasableTo"] = new JsonArray();
        Assert.Equal(HttpStatusCode.Created, (await register.Client.Post("api/v1/factories", factory)).Status);
        using var japan = register.ClientOf("JPN");

        foreach (var form in new[] { "json-lines", "geojson" })
        {
            Assert.Contains("pol-hidden-works", (await register.Client.Get($"api/v1/exports/{form}")).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("pol-hidden-works", (await japan.Get($"api/v1/exports/{form}")).Text, StringComparison.Ordinal);
        }
    }

    private async Task Change(string name)
    {
        var factory = ResourceCase.Of("factories").Example;
        factory["name"] = $"{name} {Guid.NewGuid()}";
        var answer = await register.Client.Put($"api/v1/factories/{factory["id"]}", factory, "*");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
    }
}
