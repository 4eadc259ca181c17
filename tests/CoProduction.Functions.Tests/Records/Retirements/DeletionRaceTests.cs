using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Export;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records.Retirements;

/// <summary>Records that are deleted while others begin to name them.</summary>
public sealed class DeletionRaceTests(ExamplesFixture register, ProgramFixture copy) : IClassFixture<ExamplesFixture>, IClassFixture<ProgramFixture>
{
    private const int Rounds = 25;

    private static readonly string[] Partners =
    [
        "FRA", "ITA", "ESP", "NOR", "SWE", "FIN", "DNK", "NLD", "BEL", "CZE", "ROU", "DEU", "GBR", "USA", "CAN", "JPN", "KOR", "AUS", "NZL", "GRC", "PRT", "HUN", "LTU", "LVA", "EST",
    ];

    private HttpClient Client => register.Client;

    [Fact]
    public async Task Every_reference_still_resolves_and_the_export_imports_again_unchanged()
    {
        var named = 0;
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            var (item, mineral, partner, site) = ($"RACE-{round}", $"race-{round}", Partners[round], $"pol-race-{round}");
            await Create("items", "code", item, body => body["family"] = $"race-{round}");
            await Create("mineral-chains", "mineral", mineral);
            await Create("partners", "code", partner, body => body["releasableTo"] = new JsonArray("everyone"));
            await Create("factories", "id", site);

            Task<Answer>[] deletions =
            [
                Client.Delete($"api/v1/items/{item}", "*"),
                Client.Delete($"api/v1/mineral-chains/{mineral}", "*"),
                Client.Delete($"api/v1/partners/{partner}", "*"),
                Client.Delete($"api/v1/factories/{site}", "*"),
            ];
            Task<Answer>[] namings =
            [
                Post("factories", "id", $"pol-maker-{round}", body => body["lines"]![0]!["item"] = item),
                Post("items", "code", $"BILL-{round}", body => body["materials"] = new JsonArray(Material(item, "each"), Material(mineral, "kg"))),
                Post("stocks", "id", $"pol-stock-{round}", body => body["item"] = mineral),
                Post("stocks", "id", $"pol-told-{round}", body => body["releasableTo"] = new JsonArray(partner)),
                Post("goals", "family", $"race-{round}"),
                Post("agreements", "id", $"ag-pol-race-{round}", body => (body["parties"], body["item"]) = (new JsonArray("POL", partner), item)),
                Post("scenarios", "id", $"sc-pol-race-{round}", body => body["changes"] = new JsonArray(
                    new JsonObject { ["kind"] = "outage", ["sites"] = new JsonArray(site), ["percent"] = 50, ["from"] = "2027-01" })),
                Client.Put($"api/v1/baselines/pol-primer-2025", Total(item), "*"),
            ];

            Assert.All(await Task.WhenAll(deletions), answer => Assert.Equal(HttpStatusCode.NoContent, answer.Status));
            foreach (var answer in await Task.WhenAll(namings))
            {
                named += answer.Status is HttpStatusCode.Created or HttpStatusCode.OK ? 1 : 0;
                Assert.True(
                    answer.Status is HttpStatusCode.Created or HttpStatusCode.OK
                    || answer.Json["errors"]!.AsArray().All(fault => (string?)fault!["code"] == "retired"),
                    answer.ToString());
            }
        }

        Assert.True(named > 0);
        await ImportsUnchanged();
    }

    [Fact]
    public async Task An_import_that_names_what_is_deleted_meanwhile_leaves_no_reference_without_its_record()
    {
        var codes = Enumerable.Range(0, Rounds).Select(round => $"JOB-{round}").ToArray();
        foreach (var code in codes)
        {
            await Create("items", "code", code);
        }

        var job = (await Client.PostLines(codes.Select(code => new JsonObject { ["kind"] = "stock", ["record"] = Body("stocks", "id", $"pol-{code.ToLowerInvariant()}", body => body["item"] = code) }.ToJsonString()))).Job();
        await Task.WhenAll(codes.Select(code => Client.Delete($"api/v1/items/{code}", "*")));
        var rows = (await Client.End(job)).Rows();

        Assert.Equal(Rounds, rows.Added + rows.Rejected);
        await ImportsUnchanged();
    }

    private async Task ImportsUnchanged()
    {
        var exported = Records((await Client.Get("api/v1/exports/json-lines")).Text);
        // An import by a caller sets no memberships.
        await copy.Get<IRecordStore>().SeedPartners(ResourceCase.Of("partners").Example);
        var job = (await copy.Client.PostLines(exported)).Job();
        await copy.Client.End(job);
        Assert.Empty(await copy.Client.Results(job, "?outcome=rejected"));
        Assert.Equal(exported, Records((await copy.Client.Get("api/v1/exports/json-lines")).Text));

        var zip = await Client.GetByteArrayAsync(new Uri("api/v1/exports", UriKind.Relative));
        await using var bench = await Workbench.Create();
        using var package = Package.OfZip(new MemoryStream(zip), 100);
        Assert.Empty((await bench.Import(package) as ImportOutcome.Rejected)?.Faults ?? []);
        Assert.Equal(ExportedFiles.Of(zip), ExportedFiles.Of(await bench.Export()));
    }

    /// <summary>The lines of an export after the first, which names its position in the feed.</summary>
    private static string[] Records(string exported) => exported.TrimEnd('\n').Split('\n')[1..];

    private static JsonObject Material(string code, string unit) => new()
    {
        ["item"] = code,
        ["unit"] = unit,
        ["source"] = new JsonObject { ["publisher"] = "P", ["confidence"] = "recalled" },
    };

    private static JsonObject Total(string item)
    {
        var body = ResourceCase.Of("baselines").Example;
        body["item"] = item;
        return body;
    }

    private static JsonObject Body(string path, string property, string id, Action<JsonObject>? change = null)
    {
        var body = ResourceCase.Of(path).Another;
        body[property] = id;
        if (path == "factories")
        {
            body["name"] = $"Works {string.Concat(id.Reverse())}";
        }

        change?.Invoke(body);
        return body;
    }

    private async Task<Answer> Post(string path, string property, string id, Action<JsonObject>? change = null)
    {
        var isSite = path == "factories";
        var others = isSite ? (await Client.Get("api/v1/factories?retired=true&pageSize=500")).Ids("id") : [];
        return await Client.Post($"api/v1/{path}{(isSite ? $"?notDuplicateOf={string.Join(',', others)}" : "")}", Body(path, property, id, change));
    }

    private async Task Create(string path, string property, string id, Action<JsonObject>? change = null)
    {
        var answer = await Post(path, property, id, change);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }
}
