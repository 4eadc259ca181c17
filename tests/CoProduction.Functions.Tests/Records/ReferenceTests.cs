using System.Net;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records;

public sealed class ReferenceTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("factories", "id", "fra-new", "/id")]
    [InlineData("mro-sites", "id", "fra-new", "/id")]
    [InlineData("agreements", "item", "NO-SUCH", "/item")]
    [InlineData("agreements", "parties", "[\"POL\",\"FRA\"]", "/parties/1")]
    [InlineData("stocks", "item", "NO-SUCH", "/item")]
    [InlineData("baselines", "item", "NO-SUCH", "/item")]
    [InlineData("baselines", "item", "antimony", "/item")]
    [InlineData("coverages", "item", "NO-SUCH", "/item")]
    [InlineData("coverages", "item", "antimony", "/item")]
    [InlineData("goals", "family", "no-such", "/family")]
    [InlineData("items", "materials", "[{\"item\":\"NO-SUCH\",\"unit\":\"kg\",\"source\":{\"publisher\":\"P\",\"confidence\":\"recalled\"}}]", "/materials/0/item")]
    [InlineData("items", "releasableTo", "[\"POL\",\"FRA\",\"AUKUS\"]", "/releasableTo/1,/releasableTo/2")]
    [InlineData("partners", "releasableTo", "[\"DEU\",\"G7\"]", "/releasableTo/1")]
    public async Task What_is_not_registered_is_refused_where_it_is_named(string path, string property, string value, string pointers)
    {
        var resource = ResourceCase.Of(path);
        var body = resource.Another;
        body.Remove("partner");
        body[property] = value.StartsWith('[') ? JsonNode.Parse(value) : value;

        using var client = register.ClientOf(value.StartsWith("fra", StringComparison.Ordinal) ? "FRA" : "POL");

        var answer = await client.Post(resource.Address, body);

        Assert.True(answer.Status == HttpStatusCode.BadRequest, answer.ToString());
        Assert.Equal(pointers.Split(','), answer.Pointers);
        Assert.All(answer.Json["errors"]!.AsArray(), error => Assert.Equal("unknown-reference", error!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task All_unknown_references_of_a_record_are_named_at_once()
    {
        var body = ResourceCase.Of("stocks").Another;
        (body["id"], body["scope"], body["item"], body["releasableTo"]) = ("fra-x", "FRA", "NO-SUCH", new JsonArray("ITA"));

        using var client = register.ClientOf("FRA");

        var answer = await client.Post("api/v1/stocks", body);

        Assert.Equal(["/item", "/releasableTo/0", "/scope"], answer.Pointers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("factories", """{"status":"open","statuses":null,"lines":[{"item":"NO-SUCH"}]}""", "/lines/0/item", "/lines/0/stage", "/status")]
    [InlineData("factories", """{"name":7,"mergedInto":"pol-nowhere"}""", "/mergedInto", "/name")]
    [InlineData("mro-sites", """{"platforms":7,"movedTo":"pol-nowhere"}""", "/movedTo", "/platforms")]
    [InlineData("agreements", """{"type":"Big","parties":["POL","FRA"],"item":"NO-SUCH"}""", "/item", "/parties/1", "/type")]
    [InlineData("stocks", """{"value":"many","item":"NO-SUCH","releasableTo":["ITA"]}""", "/item", "/releasableTo/0", "/value")]
    [InlineData("baselines", """{"kind":"wish","item":"NO-SUCH","sites":["pol-nowhere"],"includes":["pol-none-2025"]}""", "/includes/0", "/item", "/kind", "/sites/0")]
    [InlineData("coverages", """{"asOf":"soon","item":"NO-SUCH"}""", "/asOf", "/item")]
    [InlineData("goals", """{"path":"curved","family":"no-such"}""", "/family", "/path")]
    [InlineData("items", """{"kind":"thing","succeededBy":"NO-SUCH","materials":[{"item":"NEITHER"}]}""", "/kind", "/materials/0/item", "/materials/0/source", "/materials/0/unit", "/succeededBy")]
    [InlineData("mineral-chains", """{"kind":"rock","releasableTo":["ITA"],"shares":[{"basis":"partner:FRA"}]}""", "/kind", "/releasableTo/0", "/shares/0/basis", "/shares/0/country", "/shares/0/sharePercent", "/shares/0/source", "/shares/0/stage")]
    [InlineData("partners", """{"theater":"mars","releasableTo":["ITA"]}""", "/releasableTo/0", "/theater")]
    [InlineData("scenarios", """{"name":"","changes":[{"kind":"strike","partners":["FRA"],"sites":["pol-nowhere"],"families":["no-such"]},{"kind":"embargo","minerals":["sand"],"countries":[]}]}""", "/changes/0/families/0", "/changes/0/kind", "/changes/0/partners/0", "/changes/0/sites/0", "/changes/1/countries", "/changes/1/minerals/0", "/name")]
    public async Task Faults_of_values_and_unknown_references_are_told_together(string path, string changes, params string[] pointers)
    {
        var resource = ResourceCase.Of(path);
        var body = resource.Another;
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        var created = await Client.Post(resource.Address, body);
        body[resource.IdProperty] = path == "goals" ? body[resource.IdProperty]!.DeepClone() : resource.ExampleId;
        var replaced = path == "goals" ? created : await Client.Put($"{resource.Address}/{resource.ExampleId}", body, "*");

        Assert.True(created.Status == HttpStatusCode.BadRequest, created.ToString());
        Assert.Equal(pointers, created.Pointers.Order(StringComparer.Ordinal));
        Assert.Equal(pointers, replaced.Pointers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Proposal_with_a_fault_names_the_unknown_partners_too()
    {
        var answer = await Client.Post("api/v1/membership-proposals", new JsonObject { ["group"] = "V4", ["action"] = "invent", ["partners"] = new JsonArray("POL", "FRA") });

        Assert.Equal(["/action", "/partners/1"], answer.Pointers);
    }

    [Fact]
    public async Task Question_with_a_fault_names_the_unknown_scenarios_and_sites_too()
    {
        var answer = await Client.PostText(
            "api/v1/gap-reports",
            """{"case":"hoped","snapshot":"20000101T020000Z","scenarios":[{"id":"sc-pol-none"},{"changes":[{"kind":"slip","sites":["pol-nowhere"]}]}]}""");

        Assert.Equal(["/case", "/scenarios/1/changes/0/slipMonths", "/snapshot", "/scenarios/0/id"], answer.Pointers);
    }

    [Theory]
    [InlineData("FPV", "assembly")]
    [InlineData("155-PRIMER", "complete")]
    public async Task Only_lines_of_products_are_complete_and_all_of_them_are(string item, string stage)
    {
        var body = ResourceCase.Of("factories").Another;
        (body["lines"]![0]!["item"], body["lines"]![0]!["stage"]) = (item, stage);

        Assert.Equal(["/lines/0/stage"], (await Client.Post("api/v1/factories", body)).Pointers);
    }

    [Theory]
    [InlineData("items", "code", "antimony")]
    [InlineData("mineral-chains", "mineral", "155-PRIMER")]
    public async Task A_code_is_either_an_items_or_a_minerals(string path, string property, string code)
    {
        var body = ResourceCase.Of(path).Another;
        body[property] = code;
        body.Remove("materials");

        Assert.Equal([$"/{property}"], (await Client.Post($"api/v1/{path}", body)).Pointers);
    }

    [Fact]
    public async Task A_bill_of_materials_that_closes_a_cycle_is_refused_with_the_cycle()
    {
        await Create(Item("CYC-C"));
        await Create(Item("CYC-B", "antimony", "CYC-C"));
        await Create(Item("CYC-A", "CYC-B"));

        var answer = await Client.Put("api/v1/items/CYC-C", Item("CYC-C", "antimony", "CYC-A"), "*");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["/materials/1/item"], answer.Pointers);
        Assert.Contains("CYC-C > CYC-A > CYC-B > CYC-C", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["/materials/0/item"], (await Client.Put("api/v1/items/CYC-C", Item("CYC-C", "CYC-C"), "*")).Pointers);
    }

    [Fact]
    public async Task Two_items_written_at_the_same_time_never_leave_a_cycle()
    {
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = ($"RACE-{round}-A", $"RACE-{round}-B");
            await Create(Item(a));
            await Create(Item(b));

            await Task.WhenAll(Client.Put($"api/v1/items/{a}", Item(a, b), "*"), Client.Put($"api/v1/items/{b}", Item(b, a), "*"));

            var (first, second) = (await Client.Get($"api/v1/items/{a}"), await Client.Get($"api/v1/items/{b}"));
            Assert.False(
                first.Json["materials"]!.AsArray().Count > 0 && second.Json["materials"]!.AsArray().Count > 0, $"{first}\n{second}");
        }
    }

    [Fact]
    public async Task The_last_item_of_a_family_stays_in_it_while_the_family_has_a_goal()
    {
        var item = Item("LAST-1");
        item["family"] = "last-family";
        await Create(item);
        var goal = ResourceCase.Of("goals").Example;
        goal["family"] = "last-family";
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/goals", goal)).Status);

        item["family"] = "another";
        var moved = await Client.Put("api/v1/items/LAST-1", item, "*");

        Assert.Equal(["/family"], moved.Pointers);
    }

    [Fact]
    public async Task A_goal_and_the_last_item_that_leaves_its_family_at_the_same_time_never_both_stay()
    {
        for (var round = 0; round < 10; round++)
        {
            var (item, goal) = (Item($"LEAVES-{round}"), ResourceCase.Of("goals").Example);
            (item["family"], goal["family"]) = ($"left-{round}", $"left-{round}");
            await Create(item);
            item["family"] = "another";

            await Task.WhenAll(Client.Put($"api/v1/items/LEAVES-{round}", item, "*"), Client.Post("api/v1/goals", goal));

            var left = (string?)(await Client.Get($"api/v1/items/LEAVES-{round}")).Json["family"] == "another";
            Assert.False(left && (await Client.Get($"api/v1/goals/left-{round}")).Status == HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task An_item_that_factories_make_keeps_its_kind()
    {
        var body = ResourceCase.Of("items").Example;
        body["kind"] = "product";

        Assert.Equal(["/kind"], (await Client.Put("api/v1/items/155-PRIMER", body, "*")).Pointers);
    }

    private static JsonObject Item(string code, params string[] materials)
    {
        var item = ResourceCase.Of("items").Example;
        item["code"] = code;
        item["materials"] = new JsonArray([.. materials.Select(material => new JsonObject
        {
            ["item"] = material,
            ["unit"] = "each",
            ["source"] = new JsonObject { ["publisher"] = "P", ["confidence"] = "recalled" },
        })]);
        return item;
    }

    private async Task Create(JsonObject item)
    {
        var answer = await Client.Post("api/v1/items", item);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }
}
