using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.FieldCases;

/// <summary>
/// Ministries announced, moved, mended and cut short what they plan, and the register forgot promises, blamed typing errors on somebody, or counted an announced
/// closure nowhere.
/// </summary>
public sealed class PlanTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    [Fact]
    public async Task A_new_announcement_ends_no_older_promise_and_inherits_none()
    {
        using var ministry = await Sent("NewAnnouncement");

        var imported = await ministry.Import(
            "?file=expansions.csv", "text/csv", await File.ReadAllBytesAsync(FieldCase.File("NewAnnouncement", "2-expansions.csv")));

        Assert.Equal("succeeded", imported.Json.State());
        Assert.Equal(
            [("x1", "2026-06", 0), ("x2", "2027-06", 0), ("x3", "2029-01", 0)],
            (await Promises(ministry, "usa-tse-e")).Select(promise => (Name(promise), (string?)promise["current"], promise["slipMonths"]!.GetValue<int>())));
    }

    [Fact]
    public async Task A_promise_of_which_a_ninetieth_came_is_kept_in_part_and_not_on_time()
    {
        using var ministry = await Sent("KeptInPart");

        var promise = Assert.Single(await Promises(ministry, "usa-tsk-l"));

        Assert.Equal("kept-in-part", (string?)promise["state"]);
        Assert.Equal(1_000.0 / 90_000, promise["shareKept"]!.GetValue<double>(), ReportParts.Rounding(1.0 / 90));
    }

    [Fact]
    public async Task A_typing_error_that_is_mended_is_no_slip_and_stays_in_the_history()
    {
        using var ministry = await Sent("TypingError");

        var promise = Assert.Single(await Promises(ministry, "usa-tsy-typo"));

        Assert.Equal(("2026-10", "2026-10", 0), ((string?)promise["first"], (string?)promise["current"], promise["slipMonths"]!.GetValue<int>()));
        var plan = (await ministry.Get("api/v1/factories/usa-tsy-typo")).Json["lines"]![0]!["plans"]![0]!;
        Assert.Null(plan["correction"]);
        Assert.Equal(("2025-10", true), ((string?)plan["history"]![0]!["from"], plan["history"]![0]!["corrected"]!.GetValue<bool>()));
    }

    /// <summary>A line that goes would take its promises with it, and nobody would be told that one was broken.</summary>
    [Fact]
    public async Task A_line_does_not_go_before_its_promises_have_ended()
    {
        using var ministry = await Sent("LineThatGoes");
        var body = (await ministry.Get("api/v1/factories/usa-tsq-l")).Json;
        var other = body["lines"]![0]!.DeepClone();
        (other["stage"], other["name"], other["plans"]) = ((string?)other["stage"], "2", null);
        var own = body["lines"]![0]!;
        own["plans"]!.AsArray().Add(JsonNode.Parse("""{"id":"later","kind":"expansion","from":"2030-01","total":{"low":95000,"per":"month"},"stage":"announced","datePrecision":"reported","source":{"publisher":"X","title":"Y","confidence":"reported"}}"""));
        own["name"] = "1";
        body["lines"]!.AsArray().Add(other);
        var both = await ministry.Put("api/v1/factories/usa-tsq-l", body, "*");
        Assert.True(both.Status == HttpStatusCode.OK, both.ToString());

        body["lines"]!.AsArray().RemoveAt(0);
        var refused = await ministry.Put("api/v1/factories/usa-tsq-l", body, "*");

        Assert.Equal((HttpStatusCode.BadRequest, "/lines"), (refused.Status, refused.Pointers[0]));
        Assert.Contains("later", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operating", 100_000, "not-in-case")]
    [InlineData("committed", 40_000, "counted")]
    [InlineData("announced", 40_000, "counted")]
    [InlineData("expected", 40_000, "counted")]
    public async Task An_announced_closure_counts_at_the_floor_of_every_case_but_operating(string forecast, double floor, string effect)
    {
        using var ministry = await Sent("AnnouncedClosure");

        var product = (await ministry.Get($"api/v1/gap-reports/current?asOf=2026-11&case={forecast}")).Json.Product("TSA");

        var output = product["series"]!["months"]!.AsArray().Single(each => (string?)each!["month"] == "2028-01")!["output"]!;
        Assert.Equal(floor, output["floor"]!.GetValue<double>());
        var plan = Assert.Single(product["supply"]!["plans"]!.AsArray())!;
        Assert.Equal(("closure", "2027-06", effect), ((string?)plan["kind"], (string?)plan["due"], (string?)plan["effect"]));
    }

    [Theory]
    [InlineData("operating", "TSA: usa-tsa-b is to close from 2027-06 (announced); this case does not count it.")]
    [InlineData("committed", "TSA: usa-tsa-b is to close from 2027-06 (announced).")]
    public async Task The_text_says_that_a_closure_is_announced(string forecast, string sentence)
    {
        using var ministry = await Sent("AnnouncedClosure");

        var text = await ministry.GetStringAsync(new Uri($"api/v1/gap-reports/current/text?asOf=2026-11&case={forecast}", UriKind.Relative));

        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_announced_closure_counts_in_the_trials()
    {
        using var ministry = await Sent("AnnouncedClosure");

        var trials = (await ministry.Get("api/v1/gap-reports/current/probabilities?asOf=2026-11&trials=200")).Json;

        var month = trials["families"]!.AsArray().Single(family => (string?)family!["family"] == "tsa")!["products"]![0]!["months"]!.AsArray()
            .Single(each => (string?)each!["month"] == "2028-01")!;
        Assert.Equal((40_000, 40_000), (month["p50"]!["floor"]!.GetValue<double>(), month["p90"]!["floor"]!.GetValue<double>()));
    }

    [Fact]
    public async Task A_plan_that_a_PUT_leaves_out_is_withdrawn_and_stays_visible()
    {
        using var ministry = starter.Program.ClientOf("POL", Role.Contributor);
        var body = ResourceCase.Of("factories").Example;
        body["id"] = "pol-withdrawn-hall";
        (body["name"], body["operator"]) = ("Withdrawn hall", "Nobody else");
        var created = await ministry.Post("api/v1/factories", body);
        Assert.Equal(HttpStatusCode.Created, created.Status);

        body["lines"]![0]!["plans"] = new JsonArray();
        Assert.Equal(HttpStatusCode.OK, (await ministry.Put("api/v1/factories/pol-withdrawn-hall", body, "*")).Status);

        var plan = Assert.Single((await ministry.Get("api/v1/factories/pol-withdrawn-hall")).Json["lines"]![0]!["plans"]!.AsArray())!;
        Assert.Equal("second-hall", (string?)plan["id"]);
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", (string?)plan["withdrawn"]);
        Assert.Equal("withdrawn", (string?)Assert.Single(await Promises(ministry, "pol-withdrawn-hall"))["state"]);
    }

    [Fact]
    public async Task An_analyst_reads_on_one_page_what_a_partner_promised_and_how_late_it_is()
    {
        using var ministry = await Sent("TypingError");

        var text = await ministry.GetStringAsync(new Uri("api/v1/gap-reports/current/promises/text?asOf=2026-11&partner=USA", UriKind.Relative));

        Assert.All(text.Split(Environment.NewLine), line => Assert.True(line.Length <= 100, line));
        Assert.Contains("CoProduction promises of USA as of 2026-11", text, StringComparison.Ordinal);
        Assert.Contains("usa-tsy-typo/TSY/complete/x", text, StringComparison.Ordinal);
        Assert.Matches("155-HE +USA +1,200,000 +2026-06 +2026-06", text);
        var answer = (await ministry.Get("api/v1/gap-reports/current/promises?asOf=2026-11&partner=USA")).Json;
        Assert.All(answer["promises"]!.AsArray(), promise => Assert.Equal("USA", (string?)promise!["partner"]));
        Assert.All(answer["targets"]!.AsArray(), target => Assert.Equal("USA", (string?)target!["scope"]));
        var wrong = await ministry.Get("api/v1/gap-reports/current/promises?partner=USB");
        Assert.Equal((HttpStatusCode.BadRequest, "partner"), (wrong.Status, (string?)wrong.Json["errors"]![0]!["parameter"]));
    }

    [Theory]
    [InlineData("""{"id":"a","from":"2028","stage":"funded","replacedBy":"z"}""", "/lines/0/plans/0/replacedBy")]
    [InlineData("""{"id":"a","from":"2028","stage":"funded","replacedBy":"a"}""", "/lines/0/plans/0/replacedBy")]
    [InlineData("""{"id":"a","stage":"funded"}""", "/lines/0/plans/0/from")]
    [InlineData("""{"id":"a","from":"2028","by":"2029","stage":"funded"}""", "/lines/0/plans/0/by")]
    [InlineData("""{"id":"a","kind":"closure","from":"2028","total":{"low":5,"per":"month"},"stage":"funded"}""", "/lines/0/plans/0/total")]
    [InlineData("""{"id":"a","kind":"pause","from":"2028","until":"2027","stage":"funded"}""", "/lines/0/plans/0/until")]
    [InlineData("""{"id":"a","by":"2028","rampMonths":3,"stage":"funded"}""", "/lines/0/plans/0/rampMonths")]
    [InlineData("""{"id":"a","from":"2028","share":0.5,"stage":"funded"}""", "/lines/0/plans/0/share")]
    [InlineData("""{"id":"a","from":"2028","total":{"low":5},"stage":"funded"}""", "/lines/0/plans/0/total/per")]
    [InlineData("""{"id":"a","from":"2028","total":{"low":5,"per":"week","unit":"barrel"},"stage":"funded"}""", "/lines/0/plans/0/total/unit")]
    [InlineData("""{"id":"a","from":"2028-Q5","stage":"funded"}""", "/lines/0/plans/0/from")]
    [InlineData("""{"id":"a","from":"2028","stage":"funded","withdrawn":"2028"}""", "/lines/0/plans/0/withdrawn")]
    public async Task A_plan_that_cannot_be_meant_is_refused_where_it_stands(string plan, string place)
    {
        using var ministry = starter.Program.ClientOf("POL", Role.Contributor);
        var body = ResourceCase.Of("factories").Example;
        var stated = JsonNode.Parse(plan)!.AsObject();
        stated["source"] = body["source"]!.DeepClone();
        body["lines"]![0]!["plans"] = new JsonArray(stated);

        var answer = await ministry.Post("api/v1/factories", body);

        Assert.Equal((HttpStatusCode.BadRequest, place), (answer.Status, Assert.Single(answer.Pointers)));
    }

    [Fact]
    public async Task The_older_and_the_present_form_of_plans_together_are_refused()
    {
        using var ministry = starter.Program.ClientOf("POL", Role.Contributor);
        var body = ResourceCase.Of("factories").Example;
        body["lines"]![0]!["expansions"] = new JsonArray();

        Assert.Equal(["/lines/0/plans"], (await ministry.Post("api/v1/factories", body)).Pointers);
    }

    [Fact]
    public async Task A_line_makes_a_material_by_the_tonne_and_needs_to_say_so()
    {
        using var ministry = starter.Program.ClientOf("POL", Role.Contributor);
        var body = Unlike(ResourceCase.Of("factories").Example);
        (body["id"], body["name"], body["operator"]) = ("pol-tonnes-of-tnt", "Tonnes of TNT", "Nobody at all");
        body["location"] = JsonNode.Parse("""{"town":"Zywiec","confidence":"reported"}""");
        body["lines"] = JsonNode.Parse("""[{"item":"tnt","stage":"refining","rates":[{"measure":"output","quantity":{"low":9000,"per":"year","unit":"t"},"period":"2025"}]}]""");
        var bare = body.DeepClone();
        bare["lines"]![0]!["rates"]![0]!["quantity"]!.AsObject().Remove("unit");
        bare["lines"]![0]!["stage"] = "complete";

        Assert.Equal(["/lines/0/rates/0/quantity/unit", "/lines/0/stage"], (await ministry.Post("api/v1/factories", bare)).Pointers.Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.Created, (await ministry.Post("api/v1/factories", body)).Status);
    }

    [Fact]
    public async Task A_unit_in_which_a_line_is_stated_is_not_taken_from_its_item()
    {
        using var ministry = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        var item = (await ministry.Get("api/v1/items/155-MCS")).Json.AsObject();
        var factory = Unlike(ResourceCase.Of("factories").Example);
        (factory["id"], factory["name"], factory["operator"], factory["partner"]) = ("usa-charges-hall", "Charges hall", "Nobody in charge", "USA");
        (factory["releasableTo"], factory["location"]) = (new JsonArray("everyone"), JsonNode.Parse("""{"town":"Radford","confidence":"reported"}"""));
        factory["lines"] = JsonNode.Parse("""[{"item":"155-MCS","stage":"charge","rates":[{"measure":"output","quantity":{"low":50,"per":"month","unit":"tray"},"period":"2025"}]}]""");
        item["otherUnits"]!.AsArray().Add(JsonNode.Parse("""{"unit":"tray","ownUnits":20}"""));
        Assert.Equal(HttpStatusCode.OK, (await ministry.Put("api/v1/items/155-MCS", item, "*")).Status);
        Assert.Equal(HttpStatusCode.Created, (await ministry.Post("api/v1/factories", factory)).Status);

        item["otherUnits"]!.AsArray().RemoveAt(item["otherUnits"]!.AsArray().Count - 1);
        var refused = await ministry.Put("api/v1/items/155-MCS", item, "*");

        Assert.Equal(["/otherUnits"], refused.Pointers);
        Assert.Contains("factories/usa-charges-hall states its rates in tray", refused.Json.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>The example without what would make another site like it.</summary>
    private static JsonObject Unlike(JsonObject example)
    {
        foreach (var member in new[] { "identifiers", "formerNames", "operatorFormerNames" })
        {
            example.Remove(member);
        }

        return example;
    }

    private async Task<HttpClient> Sent(string inputs)
    {
        var ministry = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        await FieldCase.Send(ministry, inputs);
        return ministry;
    }

    private static async Task<IReadOnlyList<JsonNode>> Promises(HttpClient ministry, string factory) =>
        [.. (await ministry.Get("api/v1/gap-reports/current/promises?asOf=2026-11")).Json["promises"]!.AsArray()
            .Where(promise => ((string)promise!["id"]!).StartsWith($"{factory}/", StringComparison.Ordinal)).Select(promise => promise!)];

    private static string Name(JsonNode promise) => ((string)promise["id"]!).Split('/')[^1];
}
