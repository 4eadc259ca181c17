using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.FieldCases;

/// <summary>An analyst misspelt a mineral, and the embargo seemed to cost nothing.</summary>
public sealed class MisspeltNameTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    private const string Embargo = "gap-reports/current/embargo?countries=CHN&minerals=";

    private readonly HttpClient client = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);

    [Theory]
    [InlineData(Embargo + "Antimony", "minerals", "There is no mineral Antimony", "antimony")]
    [InlineData(Embargo + "gallium,germainum", "minerals", "There is no mineral germainum", "germanium")]
    [InlineData(Embargo + "155-HE", "minerals", "There is no mineral 155-HE", null)]
    [InlineData(Embargo + "gold", "minerals", "There is no mineral gold", null)]
    [InlineData("gap-reports/current/embargo?countries=chn", "countries", "'chn' is not valid", "CHN")]
    [InlineData("gap-reports/current/explain?product=155-HEE", "product", "There is no product 155-HEE", "155-HE")]
    [InlineData("gap-reports/current/surge?theaters=europa", "theaters", "'europa' is not valid", "europe")]
    [InlineData("gap-reports/current?reading=flor", "reading", "'flor' is not valid", "floor")]
    [InlineData("factories?partner=Polnd", "partner", "There is no partner Polnd", "POL")]
    [InlineData("factories?partner=pol", "partner", "There is no partner pol", "POL")]
    [InlineData("factories?theater=Europe", "theater", "'Europe' is not valid", "europe")]
    [InlineData("factories?item=155-Fuze", "item", "There is no item or mineral 155-Fuze", "155-FUZE")]
    [InlineData("items?family=artilery-155", "family", "No item belongs to the family artilery-155", "artillery-155")]
    [InlineData("duplicates?partner=POX", "partner", "There is no partner POX", "POL")]
    public async Task A_misspelt_name_in_a_query_is_named_with_what_was_meant(string query, string parameter, string detail, string? meant)
    {
        var answer = await client.Get($"api/v1/{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), (answer.Status, answer.Code));
        var fault = Assert.Single(answer.Json["errors"]!.AsArray())!;
        Assert.Equal(parameter, (string?)fault["parameter"]);
        AssertSays((string)fault["detail"]!, detail, meant);
    }

    [Theory]
    [InlineData("""{"kind":"embargo","countries":["CHN"],"minerals":["gallium","Antimony"]}""", "/minerals/1", "There is no mineral Antimony", "antimony")]
    [InlineData("""{"kind":"embargo","countries":["CHN"],"minerals":["155-HE"]}""", "/minerals/0", "There is no mineral 155-HE", null)]
    [InlineData("""{"kind":"outage","items":["155-Primer"]}""", "/items/0", "There is no item or mineral 155-Primer", "155-PRIMER")]
    [InlineData("""{"kind":"outage","sites":["usa-scranton-app"]}""", "/sites/0", "There is no factory usa-scranton-app", "usa-scranton-aap")]
    [InlineData("""{"kind":"outage","partners":["POR"]}""", "/partners/0", "", null)]
    [InlineData("""{"kind":"slip","slipMonths":3,"families":["drones"]}""", "/families/0", "family drones", "drone")]
    public async Task A_misspelt_name_in_a_scenario_is_named_with_what_was_meant(string change, string at, string detail, string? meant)
    {
        var stored = await client.PostText("api/v1/scenarios", $$"""{"name":"A misspelt name","changes":[{{change}}]}""");
        var asked = await client.PostText("api/v1/gap-reports", $$"""{"scenarios":[{"changes":[{{change}}]}]}""");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (stored.Status, asked.Status));
        var fault = Assert.Single(stored.Json["errors"]!.AsArray())!;
        Assert.Equal($"/changes/0{at}", (string?)fault["pointer"]);
        AssertSays((string)fault["detail"]!, detail, meant);
        if (detail.Length > 0)
        {
            AssertSays((string)Assert.Single(asked.Json["errors"]!.AsArray())!["detail"]!, detail, meant);
        }
    }

    [Theory]
    [InlineData("""{"code":"CHE","name":"Switzerland","theater":"europe","memberships":["NATTO"]}""", "/memberships/0", "NATO")]
    [InlineData("""{"code":"CHE","name":"Switzerland","theater":"europe","releasableTo":["POL","AUKUSS"]}""", "/releasableTo/1", "AUKUS")]
    public async Task A_misspelt_membership_is_named_with_what_was_meant(string partner, string at, string meant)
    {
        var answer = await client.PostText("api/v1/partners", partner);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var fault = Assert.Single(answer.Json["errors"]!.AsArray())!;
        Assert.Equal((at, "unknown-reference"), ((string?)fault["pointer"], (string?)fault["code"]));
        AssertSays((string)fault["detail"]!, "", meant);
    }

    [Fact]
    public async Task The_embargo_answer_repeats_the_question()
    {
        var embargo = (await client.Get("api/v1/gap-reports/current/embargo?asOf=2026-11&countries=CHN&minerals=antimony&from=2026-12&until=2027-11&monthsOfStock=6")).Json;

        Assert.Equal(
            ("CHN", "antimony", "2026-12", "2027-11", 6, "2027-06"),
            ((string?)embargo["countries"]![0], (string?)embargo["askedMinerals"]![0], (string?)embargo["askedFrom"], (string?)embargo["until"],
                embargo["monthsOfStock"]!.GetValue<int>(), (string?)embargo["from"]));
        Assert.Empty(embargo["unstated"]!.AsArray());
    }

    [Fact]
    public async Task Only_a_mineral_that_exists_is_unstated()
    {
        var embargo = (await client.Get("api/v1/gap-reports/current/embargo?countries=AUS&minerals=antimony,lithium")).Json;

        Assert.Equal(["antimony"], embargo["unstated"]!.AsArray().Texts());
    }

    [Fact]
    public async Task A_share_of_the_supply_of_no_partner_is_refused()
    {
        JsonObject share = new()
        {
            ["stage"] = "refining",
            ["country"] = "CHN",
            ["sharePercent"] = 50,
            ["basis"] = "partner:ZWE",
            ["source"] = new JsonObject { ["publisher"] = "USGS", ["confidence"] = "reported" },
        };

        var answer = await client.Post("api/v1/mineral-chains", new JsonObject { ["mineral"] = "zinc", ["kind"] = "mineral", ["shares"] = new JsonArray(share) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["/shares/0/basis"], answer.Pointers);
    }

    private static void AssertSays(string said, string detail, string? meant)
    {
        Assert.Contains(detail, said, StringComparison.Ordinal);
        if (meant is null)
        {
            Assert.True(detail.Length == 0 || !said.Contains("Did you mean", StringComparison.Ordinal), said);
        }
        else
        {
            Assert.Contains($"Did you mean {meant}?", said, StringComparison.Ordinal);
        }
    }
}
