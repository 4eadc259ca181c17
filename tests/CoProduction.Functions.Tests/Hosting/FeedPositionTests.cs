using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The feed of a register in which every country of the world has a record, through both hosts.</summary>
[Collection<SharedFunctionsHost>]
public sealed class FeedPositionTests(FunctionsHostFixture fixture)
{
    [Fact]
    public async Task Position_of_an_export_is_short_and_good_at_both_hosts_whatever_the_number_of_streams()
    {
        await fixture.Get<IRecordStore>().Put(
            RecordKinds.Stocks, [.. CountryCode.All.Select(Stock)], Author.Local, seenAt: null, progress: null, TestContext.Current.CancellationToken);
        Assert.True(CountryCode.All.Count > 240, "There are too few countries.");

        var position = (string)JsonNode.Parse((await fixture.Client.Get("api/v1/exports/json-lines")).Text.Split('\n')[0])!["record"]!["position"]!;
        Assert.Equal(36, position.Length);
        foreach (var client in new[] { fixture.Client, fixture.Standalone })
        {
            var page = await client.Get($"api/v1/changes?since={position}");
            Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
            Assert.Empty(page.Json["items"]!.AsArray());
            Assert.Equal(36, ((string)page.Json["position"]!).Length);
        }

        var body = ResourceCase.Of("stocks").Example;
        body["id"] = "pol-after-the-export";
        Assert.Equal(HttpStatusCode.Created, (await fixture.Standalone.Post("api/v1/stocks", body)).Status);
        foreach (var client in new[] { fixture.Client, fixture.Standalone })
        {
            var page = await client.Get($"api/v1/changes?since={position}");
            Assert.Equal(["pol-after-the-export"], page.Ids("id"));
            Assert.Equal(36, ((string)page.Json["position"]!).Length);
        }

        // All changes, in pages whose positions one host gives and the other takes.
        var (told, next) = (0, (string?)"api/v1/changes?pageSize=40");
        for (var number = 0; next is not null; number++)
        {
            var page = await (number % 2 == 0 ? fixture.Client : fixture.Standalone).Get(next);
            Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
            told += page.Json["items"]!.AsArray().Count;
            next = (string?)page.Json["nextLink"];
        }

        Assert.True(told >= CountryCode.All.Count, $"{told} changes were told.");
    }

    private static PlannedWrite Stock(CountryCode country)
    {
        var body = ResourceCase.Of("stocks").Example;
        (body["id"], body["scope"], body["releasableTo"]) = ($"{country.Value.ToLowerInvariant()}-of-the-world", country.Value, new JsonArray("everyone"));
        return new PlannedWrite(RecordKinds.Stocks.Read(body.ToJsonString(RecordJson.Options)));
    }
}
