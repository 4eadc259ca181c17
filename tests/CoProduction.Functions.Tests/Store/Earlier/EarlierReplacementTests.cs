using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Store.Earlier;

/// <summary>Records that an earlier version stored, replaced by today's program.</summary>
public sealed class EarlierReplacementTests(EarlierProgram earlier) : IClassFixture<EarlierProgram>
{
    /// <summary>One record of each kind, with a member to change, a value that it gets, and who may do so.</summary>
    public static TheoryData<string, string, string, string, string> Replacements => new()
    {
        { "partner", "POL", "name", "\"Republic of Poland\"", "POL" },
        { "mineral-chain", "tungsten", "energyIntensive", "true", "POL" },
        { "item", "155-PRIMER", "notes", "\"Electric primer.\"", "POL" },
        { "factory", "nor-raufoss", "operator", "\"Nammo Raufoss\"", "NOR" },
        { "mro-site", "pol-poznan-m88", "scope", "\"engines\"", "POL" },
        { "agreement", "ag-pol-primer-eu", "status", "\"active\"", "POL" },
        { "stock", "pol-primer-days", "value", "18", "POL" },
        { "baseline", "pol-primer-2025", "ratePerYear", "98000", "POL" },
        { "goal", "artillery-155", "multiplier", "2.5", "POL" },
        { "scenario", "sc-pol-primers", "name", "\"Primers fail\"", "POL" },
    };

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task Record_is_replaced_and_its_history_goes_on(string kind, string id, string member, string value, string owner)
    {
        using var client = earlier.ClientOf(owner);
        var address = $"api/v1/{RecordKinds.Standard.Of(kind).Path}/{id}";
        var read = await client.Get(address);
        var changed = read.Json;
        changed[member] = JsonNode.Parse(value);

        var replaced = await client.Put(address, changed, read.ETag);

        Assert.True(replaced.Status == HttpStatusCode.OK, replaced.ToString());
        JsonAssert.Equal(value, replaced.Json[member]!);
        var hashes = await Hashes(client, address);
        Assert.Equal(EarlierSamples.Hashes(kind, id), hashes.SkipLast(1));
        await IsSound(kind, id);
    }

    [Fact]
    public async Task Body_in_the_form_of_that_version_leaves_the_record_as_it_is()
    {
        const string Address = "api/v1/factories/pol-nowa-deba";
        var (stored, read) = (EarlierSamples.Records[("factory", "pol-nowa-deba")], await earlier.Client.Get(Address));

        var put = await earlier.Client.Put(Address, stored.DeepClone(), read.ETag);

        Assert.True(put.Status == HttpStatusCode.OK, put.ToString());
        Assert.Equal(read.ETag, put.ETag);
        JsonAssert.Equal(read.Json, put.Json);
        Assert.Equal(EarlierSamples.Hashes("factory", "pol-nowa-deba"), await Hashes(earlier.Client, Address));
    }

    [Fact]
    public async Task Body_in_the_form_of_that_version_adds_to_what_is_stored()
    {
        const string Address = "api/v1/factories/usa-shut-works";
        using var client = earlier.ClientOf("USA");
        var body = EarlierSamples.Records[("factory", "usa-shut-works")].DeepClone().AsObject();
        body["status"] = "operating";
        body["lines"]![0]!["ratePerMonth"] = 300;
        body["lines"]![0]!["asOf"] = "2026-12";

        var put = await client.Put(Address, body, "*");

        Assert.True(put.Status == HttpStatusCode.OK, put.ToString());
        var statuses = put.Json["statuses"]!.AsArray();
        Assert.Equal(["closed", "operating"], statuses.Select(status => (string)status!["status"]!));
        Assert.Equal([false, true], statuses.Select(status => status!["from"] is not null));
        JsonAssert.Equal("""[{ "measure": "output", "quantity": { "low": 300, "per": "month" }, "period": "2026-12" }]""", put.Json["lines"]![0]!["rates"]!);
        await IsSound("factory", "usa-shut-works");
    }

    private static async Task<IEnumerable<string>> Hashes(HttpClient client, string address) =>
        (await client.Get($"{address}/history")).Json["items"]!.AsArray().Select(revision => (string)revision!["hash"]!);

    private async Task IsSound(string kind, string id)
    {
        var audit = (await earlier.Client.Get("api/v1/audit/verify")).Json;
        Assert.DoesNotContain(audit["faults"]!.AsArray(), fault => ((string?)fault!["kind"], (string?)fault["id"]) == (kind, id));
    }
}
