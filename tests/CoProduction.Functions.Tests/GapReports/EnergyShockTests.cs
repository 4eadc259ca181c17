using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>The energy-intensive flag: stated, stored, exported and hit by a scenario, on the starter data, which does not state it.</summary>
public sealed class EnergyShockTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private const string Address = "api/v1/gap-reports";

    private const string Supposed =
        """
        "155-BODY","155-FILL","155-MCS","PAC3-SRM","GEMT-SRM","GMLRS-SRM","SRM-TAC","UAS-BATT",
        "ammonium-perchlorate","nitrocellulose","tnt","steel","titanium-sponge","graphite","lithium"
        """;

    private readonly HttpClient client = starter.Program.Client;

    [Theory]
    [InlineData("items/GEM-T", "code")]
    [InlineData("mineral-chains/gallium", "mineral")]
    public async Task A_stated_flag_is_answered_and_in_the_history_until_it_is_removed(string path, string id)
    {
        var (address, code) = ($"api/v1/{path}", path.Split('/')[1]);
        var before = await client.Get(address);
        Assert.Null(before.Json["energyIntensive"]);
        Assert.Equal(code, before.Json[id]!.GetValue<string>());
        var body = before.Json;
        body["energyIntensive"] = true;

        var stated = await client.Put(address, body, before.ETag);

        Assert.True(stated.Status == HttpStatusCode.OK, stated.ToString());
        Assert.True((await client.Get(address)).Json["energyIntensive"]!.GetValue<bool>());
        var change = (await client.Get($"{address}/history")).Json["items"]!.AsArray()[^1]!["changes"]!.AsArray();
        Assert.Equal("""{"field":"/energyIntensive","to":true}""", Assert.Single(change)!.ToJsonString());
        var line = (await client.Get("api/v1/exports/json-lines")).Text.Split('\n')
            .Single(line => line.Contains($"\"record\":{{\"{id}\":\"{code}\"", StringComparison.Ordinal));
        Assert.Contains("\"energyIntensive\":true", line, StringComparison.Ordinal);

        body["energyIntensive"] = null;
        var takenBack = await client.Put(address, body, stated.ETag);

        Assert.Equal(before.Text, takenBack.Text);
    }

    [Theory]
    [InlineData("items", """{"code":"AAA","name":"A","kind":"product","family":"drone","unit":"each","energyIntensive":"yes"}""", "/energyIntensive")]
    [InlineData("items", """{"code":"AAA","name":"A","kind":"product","family":"drone","unit":"each","energyIntensive":1}""", "/energyIntensive")]
    [InlineData("mineral-chains", """{"mineral":"zinc","kind":"mineral","energyIntensive":[true]}""", "/energyIntensive")]
    [InlineData("gap-reports", """{"scenarios":[{"changes":[{"kind":"outage","energyIntensive":"true"}]}]}""", "/scenarios/0/changes/0/energyIntensive")]
    [InlineData("gap-reports", """{"scenarios":[{"changes":[{"kind":"outage","energyIntensive":false}]}]}""", "/scenarios/0/changes/0")]
    [InlineData("gap-reports", """{"scenarios":[{"changes":[{"kind":"demand-surge","multiplier":2,"energyIntensive":true}]}]}""", "/scenarios/0/changes/0/energyIntensive")]
    public async Task What_is_wrong_is_named_where_it_stands(string path, string body, string at)
    {
        var answer = await client.PostText($"api/v1/{path}", body);

        Assert.Equal((HttpStatusCode.BadRequest, "validation-failed"), (answer.Status, answer.Code));
        Assert.Contains(at, answer.Pointers);
    }

    [Fact]
    public async Task Energy_shock_without_stated_flags_hits_what_is_assumed_energy_intensive()
    {
        var shock = await Ask("""{"id":"energy-shock"}""");
        var named = await Ask($$"""{"changes":[{"kind":"outage","items":[{{Supposed}}],"percent":25,"months":12}]}""");
        var flagged = await Ask("""{"changes":[{"kind":"outage","energyIntensive":true,"percent":25,"months":12}]}""");

        Assert.Equal(named["report"]!.ToJsonString(), shock["report"]!.ToJsonString());
        Assert.Equal(named["report"]!.ToJsonString(), flagged["report"]!.ToJsonString());
        Assert.Empty(shock["warnings"]!.AsArray());
        Assert.Equal("""{"kind":"outage","energyIntensive":true,"percent":25,"months":12}""", shock["scenarios"]![0]!["changes"]![0]!.ToJsonString());
        Assert.True(LostOf(shock, "155-HE") < 0, shock["difference"]!.ToJsonString());
    }

    [Fact]
    public async Task A_stored_scenario_hits_what_is_flagged_in_one_theater()
    {
        var stored = await client.PostText(
            "api/v1/scenarios", """{"name":"Europe is cold","changes":[{"kind":"outage","theaters":["europe"],"energyIntensive":true,"percent":50},{"kind":"slip","energyIntensive":false,"slipMonths":1}],"releasableTo":["everyone"]}""");
        Assert.True(stored.Status == HttpStatusCode.Created, stored.ToString());
        Assert.Equal(
            """[{"kind":"outage","theaters":["europe"],"energyIntensive":true,"percent":50},{"kind":"slip","slipMonths":1}]""", stored.Json["changes"]!.ToJsonString());

        var inEurope = await Ask("""{"changes":[{"kind":"outage","theaters":["europe"],"energyIntensive":true,"percent":50}]}""");
        var named = await Ask($$"""{"changes":[{"kind":"outage","theaters":["europe"],"items":[{{Supposed}}],"percent":50}]}""");

        Assert.Equal(named["report"]!.ToJsonString(), inEurope["report"]!.ToJsonString());
        Assert.NotEqual((await Ask("""{"changes":[{"kind":"outage","energyIntensive":true,"percent":50}]}"""))["report"]!.ToJsonString(), inEurope["report"]!.ToJsonString());
    }

    [Fact]
    public async Task Change_that_hits_nothing_is_a_warning_and_no_fault()
    {
        var answer = await Ask("""{"changes":[{"kind":"outage","energyIntensive":true,"families":["patriot"],"items":["155-BODY"]}]}""");

        Assert.Contains("energy-intensive", Assert.Single(answer["warnings"]!.AsArray())!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_report_is_verified_with_the_flags_of_its_night()
    {
        var unflagged = await Published();
        await State("""{"energyIntensive":false}""");
        try
        {
            var flagged = await Published();

            Assert.NotEqual(LostOf(unflagged.Json, "155-HE"), LostOf(flagged.Json, "155-HE"));
            await Verified(unflagged);
            await State("""{"energyIntensive":null}""");
            await Verified(flagged);
        }
        finally
        {
            await State("""{"energyIntensive":null}""");
        }
    }

    private async Task State(string flag)
    {
        foreach (var code in new[] { "155-BODY", "155-FILL", "155-MCS" })
        {
            var body = (await client.Get($"api/v1/items/{code}")).Json;
            body["energyIntensive"] = JsonNode.Parse(flag)!["energyIntensive"]?.DeepClone();
            var answer = await client.Put($"api/v1/items/{code}", body, "*");
            Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        }
    }

    /// <summary>The energy shock on a snapshot of the present register.</summary>
    private async Task<Answer> Published()
    {
        var snapshot = await starter.Program.Archive();
        var answer = await client.PostText(Address, $$"""{"asOf":"2026-11","snapshot":"{{snapshot}}","scenarios":[{"id":"energy-shock"}]}""");
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        return answer;
    }

    private async Task Verified(Answer published)
    {
        var verified = (await client.Get($"{published.Headers.Location}/verify")).Json;
        Assert.True(verified["isEqual"]!.GetValue<bool>(), verified.ToJsonString());
    }

    private async Task<JsonNode> Ask(string scenario)
    {
        var answer = await client.PostText(Address, $$"""{"asOf":"2026-11","include":["report"],"scenarios":[{{scenario}}]}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return answer.Json;
    }

    private static double LostOf(JsonNode answer, string product) =>
        answer.Differing(product)["series"]!["total"]!["output"]!["floor"]!.GetValue<double>();
}
