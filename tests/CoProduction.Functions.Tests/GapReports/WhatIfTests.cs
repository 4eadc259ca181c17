using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Tests.GapReports.Sealing;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>Gap reports under scenarios, on the starter data.</summary>
public sealed class WhatIfTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private const string Address = "api/v1/gap-reports";

    private readonly HttpClient client = starter.Program.Client;

    [Fact]
    public async Task Report_under_a_scenario_is_the_report_without_it_and_the_difference()
    {
        var before = (await client.Get($"{Address}/current?asOf=2026-11")).Json;

        var answer = await client.Post(Address, Question(new JsonObject { ["id"] = "us-withdraws" }));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("outage", answer.Json["scenarios"]![0]!["changes"]![0]!["kind"]!.GetValue<string>());
        Assert.Equal(4, answer.Json["difference"]!.AsArray().Count);
        foreach (var (then, now, differs) in Families(before).Zip(Families(answer.Json["report"]!), answer.Json["difference"]!.AsArray()))
        {
            foreach (var reading in new[] { "floor", "ceiling" })
            {
                Assert.Equal(Index(now, reading) - Index(then, reading), differs!["index"]![reading]!.GetValue<double>(), ReportParts.Rounding(1));
            }

            foreach (var product in differs!["products"]!.AsArray().Where(product => product!["series"]!["total"]!["output"] is not null))
            {
                var code = product!["product"]!.GetValue<string>();
                var was = Total(before.Product(code));
                Assert.Equal(Total(answer.Json["report"]!.Product(code)) - was, Total(product), ReportParts.Rounding(was));
            }
        }

        var round = answer.Json.Differing("155-HE")["series"]!;
        Assert.Equal("2026-11", round["firstMonth"]!.GetValue<string>());
        Assert.True(round["total"]!["output"]!["floor"]!.GetValue<double>() < -100_000);
        Assert.Null(round["total"]!["output"]!["ceiling"]);
        Assert.True(round["setbackMonths"]!.GetValue<int>() > 0);

        static double Index(JsonNode? family, string reading) => family!["months"]!.AsArray()[^1]!["index"]![reading]!.GetValue<double>();
        static double Total(JsonNode product) => product["series"]!["total"]!["output"]!["floor"]!.GetValue<double>();
    }

    [Fact]
    public async Task Report_is_not_sent_unless_it_is_included()
    {
        var answer = (await client.PostText(Address, """{"asOf":"2026-11","case":"announced","scenarios":[{"id":"us-withdraws"}]}""")).Json;

        Assert.Null(answer["report"]);
        Assert.Equal(("2026-11", "announced", "central"), ((string?)answer["asOf"], (string?)answer["case"], (string?)answer["reading"]));
        Assert.Equal(4, answer["difference"]!.AsArray().Count);
    }

    [Fact]
    public async Task Every_ready_scenario_is_listed_and_can_be_asked_for_by_its_id()
    {
        var ready = (await client.Get("api/v1/ready-scenarios")).Json["items"]!.AsArray();

        Assert.Equal(8, ready.Count);
        foreach (var scenario in ready)
        {
            var answer = await client.Post(Address, Question(new JsonObject { ["id"] = scenario!["id"]!.DeepClone() }));
            Assert.True(answer.Status == HttpStatusCode.OK, $"{scenario["id"]}: {answer}");
            Assert.Empty(answer.Json["warnings"]!.AsArray());
            Assert.Equal(scenario.ToJsonString(), answer.Json["scenarios"]![0]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_scenario_by_its_changes_and_the_same_stored_give_the_same_and_compose_with_others()
    {
        var changes = JsonNode.Parse("""[{"kind":"slip","theaters":["europe"],"slipMonths":12},{"kind":"outage","items":["155-HE"],"percent":10}]""")!;
        var stored = await client.Post("api/v1/scenarios", new JsonObject { ["name"] = "Europe is late", ["changes"] = changes.DeepClone(), ["releasableTo"] = new JsonArray("everyone") });
        Assert.True(stored.Status == HttpStatusCode.Created, stored.ToString());
        Assert.Equal("sc-pol-europe-is-late", stored.Json["id"]!.GetValue<string>());

        var byId = await client.Post(Address, Question(new JsonObject { ["id"] = "sc-pol-europe-is-late" }));
        var byChanges = await client.Post(Address, Question(new JsonObject { ["changes"] = changes.DeepClone() }));
        var inParts = await client.Post(Address, Question(
            new JsonObject { ["name"] = "one", ["changes"] = new JsonArray(changes[1]!.DeepClone()) }, new JsonObject { ["changes"] = new JsonArray(changes[0]!.DeepClone()) }));

        Assert.Equal(byId.Json["report"]!.ToJsonString(), byChanges.Json["report"]!.ToJsonString());
        Assert.Equal(byId.Json["report"]!.ToJsonString(), inParts.Json["report"]!.ToJsonString());
        Assert.Equal(("Europe is late", "one"), (byId.Json["scenarios"]![0]!["name"]!.GetValue<string>(), inParts.Json["scenarios"]![0]!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task On_an_archived_snapshot_the_answer_is_published_and_verified_and_belongs_to_who_asked()
    {
        var id = await starter.Program.Archive();
        var question = Question(new JsonObject { ["id"] = "europe-alone" });
        question["snapshot"] = id;

        var published = await client.Post(Address, question);
        var again = await client.Post(Address, question.DeepClone());

        Assert.Equal(HttpStatusCode.Created, published.Status);
        Assert.Equal((published.Headers.Location, published.Text), (again.Headers.Location, again.Text));
        var seal = published.Json["seal"]!;
        Assert.Equal((id, CanonicalJson.Hash(published.Json["scenarios"])), (seal["snapshot"]!.GetValue<string>(), seal["scenario"]!.GetValue<string>()));
        var content = published.Json.DeepClone().AsObject();
        content.Remove("seal");
        Assert.Equal(CanonicalJson.Hash(content), seal["sha256"]!.GetValue<string>());
        Assert.Equal(published.Text, (await client.Get(published.Headers.Location!.ToString())).Text);
        var verified = (await client.Get($"{published.Headers.Location}/verify")).Json;
        Assert.True(verified["isEqual"]!.GetValue<bool>(), verified.ToJsonString());
        using var other = starter.Program.ClientOf("JPN", Role.Reader);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(published.Headers.Location!.ToString())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{published.Headers.Location}/verify")).Status);
    }

    [Fact]
    public async Task Changed_published_answer_fails_to_verify_and_the_place_is_named()
    {
        var question = Question(new JsonObject { ["id"] = "us-withdraws" });
        question["snapshot"] = await starter.Program.Archive();
        var published = await client.Post(Address, question);
        var seal = published.Json["seal"]!;
        await PublishedBlob.Change(
            starter.Program,
            $"scenarios/{question["snapshot"]}/POL coordinator/{seal["sha256"]}.json.gz",
            report => report["difference"]![0]!["products"]![0]!["series"]!["setbackMonths"] = 0);

        var verified = (await client.Get($"{published.Headers.Location}/verify")).Json;

        Assert.False(verified["isEqual"]!.GetValue<bool>());
        Assert.Equal(seal["sha256"]!.GetValue<string>(), verified["recomputed"]!.GetValue<string>());
        Assert.Equal("/difference/0/products/0/series/setbackMonths", Assert.Single(verified["differences"]!.AsArray())!["at"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"scenarios":[]}""", "/scenarios")]
    [InlineData("""{}""", "/scenarios")]
    [InlineData("""{"scenarios":[{}]}""", "/scenarios/0/id")]
    [InlineData("""{"scenarios":[{"id":"us-withdraw"}]}""", "/scenarios/0/id")]
    [InlineData("""{"scenarios":[{"id":"us-withdraws","changes":[{"kind":"slip","slipMonths":1}]}]}""", "/scenarios/0/id")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"slip"}]}]}""", "/scenarios/0/changes/0/slipMonths")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"slip","slipMonths":9,"percent":50}]}]}""", "/scenarios/0/changes/0/percent")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"outage"}]}]}""", "/scenarios/0/changes/0")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"outage","sites":["usa-nowhere"]}]}]}""", "/scenarios/0/changes/0")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"outage","partners":["CHN"]}]}]}""", "/scenarios/0/changes/0")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"earthquake"}]}]}""", "/scenarios/0/changes/0/kind")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"theater-alone","theater":"europe","from":"2028-01","until":"2027-01"}]}]}""", "/scenarios/0/changes/0/until")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"embargo","countries":["CHN"],"until":"2027-01","months":3}]}]}""", "/scenarios/0/changes/0/months")]
    [InlineData("""{"scenarios":[{"changes":[{"kind":"stage-limit","stage":"cancelled"}]}]}""", "/scenarios/0/changes/0/stage")]
    [InlineData("""{"case":"best","asOf":"2026-13","scenarios":[{"id":"us-withdraws"}]}""", "/asOf,/case")]
    [InlineData("""{"reading":"middle","scenarios":[{"id":"us-withdraws"}]}""", "/reading")]
    [InlineData("""{"include":"levers","scenarios":[{"id":"us-withdraws"}]}""", "/include")]
    [InlineData("""{"include":["levers","closingPlan","surge",null],"scenarios":[{"id":"us-withdraws"}]}""", "/include/1,/include/2,/include/3")]
    [InlineData("""{"snapshot":"20200101T000000Z","scenarios":[{"id":"us-withdraws"}]}""", "/snapshot")]
    [InlineData("""{"scenario":[{"id":"us-withdraws"}]}""", "/scenario,/scenarios")]
    public async Task What_is_wrong_with_a_question_is_named_where_it_stands(string question, string pointers)
    {
        var answer = await client.PostText(Address, question);

        Assert.Equal((HttpStatusCode.BadRequest, "validation-failed"), (answer.Status, answer.Code));
        Assert.Equal(pointers.Split(','), answer.Pointers.Order());
    }

    [Fact]
    public async Task An_embargo_names_the_chokepoint_and_the_cost_of_each_mineral()
    {
        var embargo = (await client.Get($"{Address}/current/embargo?asOf=2026-11&countries=CHN&minerals=gallium,antimony&monthsOfStock=3")).Json;

        Assert.Equal("2027-02", embargo["from"]!.GetValue<string>());
        var gallium = embargo["minerals"]!.AsArray().Single(mineral => mineral!["mineral"]!.GetValue<string>() == "gallium")!;
        Assert.Equal(("refining", 94, 98.8), (gallium["chokepoint"]!.GetValue<string>(), gallium["percentLostAtLeast"]!.GetValue<double>(), gallium["percentLostAtMost"]!.GetValue<double>()));
        Assert.Equal(["PAC3-SEEKER"], gallium["items"]!.AsArray().Select(item => item!["item"]!.GetValue<string>()));
        Assert.Equal("PAC3-MSE", gallium["products"]![0]!["product"]!.GetValue<string>());
        Assert.True(embargo["products"]!.AsArray().Count >= 2);
    }

    [Theory]
    [InlineData("", "countries")]
    [InlineData("?countries=CHN,XXX", "countries")]
    [InlineData("?countries=CHN&minerals=gal%20lium", "minerals")]
    [InlineData("?countries=CHN&monthsOfStock=-1", "monthsOfStock")]
    [InlineData("?countries=CHN&from=2028-01&until=2027-01", "until")]
    public async Task What_is_wrong_with_an_embargo_is_named(string query, string parameter)
    {
        var answer = await client.Get($"{Address}/current/embargo{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), (answer.Status, answer.Code));
        Assert.Equal(parameter, Assert.Single(answer.Json["errors"]!.AsArray())!["parameter"]!.GetValue<string>());
    }

    [Fact]
    public async Task Each_theater_has_an_output_alone_of_each_product_of_which_something_is_known()
    {
        var floor = (await client.Get($"{Address}/current/resilience?asOf=2026-11&reading=floor")).Json["theaters"]!.AsArray();
        var ceiling = (await client.Get($"{Address}/current/resilience?asOf=2026-11&reading=ceiling")).Json["theaters"]!.AsArray();

        Assert.Equal(6 * 13, floor.Count);
        Assert.All(floor.Zip(ceiling), pair =>
        {
            var (least, most) = (pair.First!, pair.Second!);
            Assert.Equal(($"{least["theater"]}", $"{least["product"]}"), ($"{most["theater"]}", $"{most["product"]}"));
            Assert.True(most["alone"] is null || least["alone"]!.GetValue<double>() <= most["alone"]!.GetValue<double>() + 1e-9, $"{least} {most}");
        });
        Assert.Contains(floor, theater => theater!["alone"]!.GetValue<double>() > 0);
    }

    private static JsonObject Question(params JsonNode[] scenarios) => new() { ["asOf"] = "2026-11", ["include"] = new JsonArray("report"), ["scenarios"] = new JsonArray(scenarios) };

    private static JsonArray Families(JsonNode report) => report["families"]!.AsArray();
}
