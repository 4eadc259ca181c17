using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Records.Retirements;

/// <summary>Two registers that differ only in records that the caller may not see.</summary>
public sealed class HiddenReferenceTests : IAsyncLifetime
{
    private readonly ExamplesFixture bare = new();
    private readonly ExamplesFixture referred = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var register in new[] { bare, referred })
        {
            await register.InitializeAsync();
            await Create(register.Client, "partners", body => (body["code"], body["releasableTo"]) = ("JPN", new JsonArray("everyone")));
            await Create(register.Client, "partners", body => (body["code"], body["releasableTo"]) = ("DEU", new JsonArray("everyone")));
            foreach (var (path, property, id) in new[] { ("items", "code", "T-TWIN"), ("mineral-chains", "mineral", "twin-mineral"), ("factories", "id", "pol-twin-works") })
            {
                await Create(register.Client, path, body => (body[property], body["releasableTo"]) = (id, new JsonArray("everyone")));
            }
        }

        using var japan = referred.ClientOf("JPN");
        await Create(japan, "stocks", body => (body["id"], body["scope"], body["item"], body["releasableTo"]) = ("jpn-hidden-stock", "JPN", "T-TWIN", new JsonArray("DEU")));
        await Create(japan, "stocks", body => (body["id"], body["scope"], body["item"], body["releasableTo"]) = ("jpn-hidden-store", "JPN", "twin-mineral", new JsonArray()));
        await Create(japan, "scenarios", body => (body["id"], body["releasableTo"], body["changes"]) = ("sc-jpn-hidden", new JsonArray(), new JsonArray(
            new JsonObject { ["kind"] = "outage", ["sites"] = new JsonArray("pol-twin-works"), ["percent"] = 50, ["from"] = "2027-01" })));
    }

    public async ValueTask DisposeAsync()
    {
        await bare.DisposeAsync();
        await referred.DisposeAsync();
    }

    [Fact]
    public async Task Deletion_is_answered_the_same_whether_hidden_records_name_the_record_or_not()
    {
        foreach (var address in new[] { "items/T-TWIN", "mineral-chains/twin-mineral", "partners/DEU", "factories/pol-twin-works" })
        {
            var (first, second) = (await Deleted(bare, address), await Deleted(referred, address));

            Assert.StartsWith("204", first, StringComparison.Ordinal);
            Assert.Equal(first, second);
        }
    }

    private static async Task<string> Deleted(ExamplesFixture register, string address)
    {
        using var client = register.ClientOf("POL");
        return await Asked.Of(client, HttpMethod.Delete, $"api/v1/{address}", ifMatch: "*");
    }

    private static async Task Create(HttpClient client, string path, Action<JsonObject> change)
    {
        var body = ResourceCase.Of(path).Another;
        change(body);
        var answer = await client.Post($"api/v1/{path}", body);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }
}
