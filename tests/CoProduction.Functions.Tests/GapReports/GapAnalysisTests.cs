using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>The analyses behind the gap report of the starter data.</summary>
public sealed class GapAnalysisTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    private const string Current = "api/v1/gap-reports/current";

    private readonly HttpClient client = starter.Program.Client;

    [Fact]
    public async Task First_to_be_relieved_is_what_the_report_says_that_binds()
    {
        var report = (await client.Get($"{Current}?asOf=2026-11&reading=floor")).Json;
        var last = report.LastMonth("155-HE");

        var product = (await client.Get($"{Current}/bottlenecks?asOf=2026-11&reading=floor")).Json["products"]!.AsArray().Named("product", "155-HE");

        var period = product["periods"]!.AsArray()[^1]!;
        Assert.Equal("2030-10", period["to"]!.GetValue<string>());
        var first = period["steps"]!.AsArray()[0]!;
        Assert.Equal(last["binding"]!.AsArray().Select(binding => binding!["item"]).Texts(), first["items"]!.AsArray().Texts());
        Assert.Equal(last["output"]!["floor"]!.GetValue<double>(), first["output"]!.GetValue<double>());
        Assert.NotEmpty(product["items"]!.AsArray());
        Assert.All(product["items"]!.AsArray(), item => Assert.Equal(
            item!["lostInAll"]!.GetValue<double>(), item["lost"]!.AsArray().Sum(year => year!["units"]!.GetValue<double>()), ReportParts.Rounding(item["lostInAll"]!.GetValue<double>())));
    }

    [Fact]
    public async Task Closing_plan_adds_to_what_binds_what_the_goal_lacks()
    {
        var report = (await client.Get($"{Current}?asOf=2026-11")).Json;
        var last = report.LastMonth("155-HE");

        var plan = (await client.Get($"{Current}/closing-plan?asOf=2026-11")).Json;

        Assert.Equal(("2025-11", "2030-10"), (plan["firstMonth"]!.GetValue<string>(), plan["lastMonth"]!.GetValue<string>()));
        var assembly = plan["items"]!.AsArray().Named("item", "155-HE");
        Assert.Equal(last["path"]!.GetValue<double>(), assembly["needed"]!.AsArray()[^1]!.GetValue<double>());
        Assert.Equal(assembly["inAll"]!.GetValue<double>(), assembly["new"]!.AsArray().Sum(month => month!.GetValue<double>()), ReportParts.Rounding(assembly["inAll"]!.GetValue<double>()));
        Assert.Empty(last["binding"]!.AsArray().Select(binding => binding!["item"]).Texts().Except(plan["items"]!.AsArray().Select(item => item!["item"]).Texts()));
    }

    [Fact]
    public async Task Levers_are_for_the_month_that_is_asked_for()
    {
        var byDefault = (await client.Get($"{Current}/levers?asOf=2026-11")).Json;
        var earlier = (await client.Get($"{Current}/levers?asOf=2026-11&month=2027-06")).Json;
        var beyond = await client.Get($"{Current}/levers?month=2031-01");

        Assert.Equal(("2030-10", "2027-06"), (byDefault["month"]!.GetValue<string>(), earlier["month"]!.GetValue<string>()));
        var levers = byDefault["products"]!.AsArray().SelectMany(product => product!["alone"]!.AsArray()).ToArray();
        Assert.NotEmpty(levers);
        Assert.All(levers, lever =>
        {
            Assert.True(lever!["unitsAYear"]!.GetValue<double>() > 0);
            Assert.Single(lever["step"]!.AsArray());
        });
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), (beyond.Status, beyond.Code));
        Assert.Contains("2025-11 to 2030-10", beyond.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probabilities_are_the_same_for_the_same_seed_and_say_from_what_they_come()
    {
        var one = await client.Get($"{Current}/probabilities?asOf=2026-11&trials=400&seed=3");
        // The reading is the usual one, but the question is another one, so that it is computed anew.
        var again = await client.Get($"{Current}/probabilities?asOf=2026-11&trials=400&seed=3&reading=central");
        var other = await client.Get($"{Current}/probabilities?asOf=2026-11&trials=400&seed=4");

        Assert.Equal((one.ETag, one.Text), (again.ETag, again.Text));
        Assert.NotEqual(one.ETag, other.ETag);
        Assert.Equal(("defaults", 0), (one.Json["slipsFrom"]!.GetValue<string>(), one.Json["datesMoved"]!.GetValue<int>()));
        Assert.Equal(("defaults", 0), (one.Json["successFrom"]!.GetValue<string>(), one.Json["ended"]!.GetValue<int>()));
        Assert.Equal(5, one.Json["stages"]!.AsArray().Count);
        Assert.All(one.Json["stages"]!.AsArray(), stage => Assert.Equal(stage!["defaultSuccess"]!.GetValue<double>(), stage["success"]!.GetValue<double>()));
        var patriot = one.Json["families"]!.AsArray().Named("family", "patriot");
        Assert.Equal(60, patriot["months"]!.AsArray().Count);
        Assert.Equal(["GEM-T", "PAC3-MSE"], patriot["products"]!.AsArray().Select(product => product!["product"]).Texts());
        Assert.All(patriot["products"]!.AsArray().Append(patriot), chances =>
        {
            var probability = chances!["probability"]!;
            Assert.InRange(probability["floor"]!.GetValue<double>(), 0, probability["ceiling"]!.GetValue<double>());
            Assert.InRange(probability["ceiling"]!.GetValue<double>(), 0, 1);
        });
    }

    [Fact]
    public async Task Probabilities_are_the_same_bytes_without_vector_instructions()
    {
        const string Asked = $"{Current}/probabilities?asOf=2026-11&trials=400&seed=9";
        var settings = new Dictionary<string, string?>(starter.Program.Settings) { ["DOTNET_EnableHWIntrinsic"] = "0" };
        var (process, address) = await ProgramProcess.ServeAsync(settings);
        await using var plain = process;
        using var caller = new HttpClient { BaseAddress = address }.As("POL");

        Assert.Equal((await client.Get(Asked)).Text, (await caller.Get(Asked)).Text);
    }

    [Fact]
    public async Task Explanation_ends_with_the_figures_of_the_report_and_names_sites_and_sources()
    {
        var report = (await client.Get($"{Current}?asOf=2026-11")).Json;
        var last = report.LastMonth("155-HE");

        var answer = (await client.Get($"{Current}/explain?asOf=2026-11&product=155-HE")).Json;

        Assert.Equal("2030-10", answer["month"]!.GetValue<string>());
        Assert.Equal((last["output"]!["central"]!.GetValue<double>(), last["gap"]!["central"]!.GetValue<double>()), (answer["output"]!.GetValue<double>(), answer["gap"]!.GetValue<double>()));
        var steps = answer["steps"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step!["number"]!.GetValue<int>()));
        var records = steps.SelectMany(step => step!["records"]!.AsArray()).ToArray();
        Assert.Contains("pol-nowadeba-dezamet", records.Select(record => record!["id"]).Texts());
        var sources = answer["sourceTable"]!.AsArray().ToDictionary(source => (string)source!["id"]!, source => source!["source"]!);
        Assert.All(records, record => Assert.NotNull(sources[(string)record!["sourceId"]!]["publisher"]));
    }

    [Fact]
    public async Task Evidence_of_a_capacity_adds_up_and_its_shares_to_one()
    {
        var answer = (await client.Get($"{Current}/evidence?asOf=2026-11")).Json;

        Assert.Equal(("2030-10", 24), (answer["month"]!.GetValue<string>(), answer["staleAfter"]!.GetValue<int>()));
        var known = answer["items"]!.AsArray().Where(item => item!["shares"] is not null).ToArray();
        Assert.NotEmpty(known);
        Assert.All(known, item =>
        {
            var (capacity, shares) = (item!["capacity"]!.GetValue<double>(), item["shares"]!);
            Assert.Equal(capacity, item["parts"]!.AsArray().Sum(part => part!["units"]!.GetValue<double>()), ReportParts.Rounding(capacity));
            Assert.Equal(1, Sum(shares, "implied", "growth", "reported", "recalled", "estimated"), ReportParts.Rounding(1));
            Assert.Equal(1, Sum(shares, "implied", "growth", "fresh", "stale", "undated"), ReportParts.Rounding(1));
        });
        static double Sum(JsonNode shares, params string[] names) => names.Sum(name => shares[name]!.GetValue<double>());
    }

    [Fact]
    public async Task Candidates_stand_beside_each_item_that_binds()
    {
        var bottlenecks = (await client.Get($"{Current}/bottlenecks?asOf=2026-11&reading=floor")).Json["products"]!.AsArray().Named("product", "155-HE");
        var answer = (await client.Get($"{Current}/candidates?asOf=2026-11&reading=floor")).Json["items"]!.AsArray().Where(item => item!["product"]!.GetValue<string>() == "155-HE").ToArray();

        var steps = bottlenecks["periods"]!.AsArray()[^1]!["steps"]!.AsArray();
        Assert.Equal(
            steps.SelectMany((step, place) => step!["items"]!.AsArray().Texts().Select(item => (item, place + 1))),
            answer.Select(item => (item!["item"]!.GetValue<string>(), item["step"]!.GetValue<int>())));
        var candidates = answer.SelectMany(item => item!["candidates"]!.AsArray()).ToArray();
        Assert.NotEmpty(candidates);
        Assert.All(candidates, candidate => Assert.NotEmpty(candidate!["reasons"]!.AsArray()));
    }

    [Fact]
    public async Task Resilience_shows_losses_sets_concentrations_and_missing_coverage()
    {
        var answer = (await client.Get($"{Current}/resilience?asOf=2026-11")).Json;

        Assert.Equal("2030-10", answer["month"]!.GetValue<string>());
        Assert.Contains("USA", answer["partners"]!.AsArray().Select(loss => loss!["without"]).Texts());
        Assert.Equal(["artillery-155", "drone", "long-range-strike", "patriot"], answer["goals"]!.AsArray().Select(goal => goal!["family"]).Texts());
        Assert.NotEmpty(answer["items"]!.AsArray());
        Assert.All(answer["items"]!.AsArray(), item => Assert.InRange(item!["byPartner"]!["hhi"]!.GetValue<double>(), 1, 10_000.001));
        Assert.Contains(answer["minerals"]!.AsArray(), mineral => mineral!["adversary"]!.GetValue<double>() > 50);
        Assert.Contains(answer["maintenance"]!.AsArray(), coverage => coverage!["sites"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task Promises_are_counted_by_who_made_them()
    {
        var answer = (await client.Get($"{Current}/promises?asOf=2026-11")).Json;

        var promises = answer["promises"]!.AsArray();
        Assert.Equal(promises.Count, answer["all"]!["count"]!.GetValue<int>());
        Assert.Equal(promises.Count, answer["byPartner"]!.AsArray().Sum(partner => partner!["count"]!.GetValue<int>()));
        Assert.Equal(promises.Count, answer["byOperator"]!.AsArray().Sum(one => one!["count"]!.GetValue<int>()));
        Assert.Contains("overdue", promises.Select(promise => promise!["state"]).Texts());
    }

    [Fact]
    public async Task Conflicts_show_the_gap_by_each_side()
    {
        var answer = (await client.Get($"{Current}/conflicts?asOf=2026-11&case=announced")).Json["conflicts"]!.AsArray();

        Assert.NotEmpty(answer);
        Assert.All(answer, conflict => Assert.True(conflict!["choices"]!.AsArray().Count >= 2));
        Assert.All(answer.SelectMany(conflict => conflict!["choices"]!.AsArray()), choice => Assert.NotEmpty(choice!["gaps"]!.AsArray()));
    }

    [Fact]
    public async Task Surge_shows_days_or_what_is_missing()
    {
        var answer = (await client.Get($"{Current}/surge?asOf=2026-11&multiplier=2&theaters=europe")).Json;
        var tripled = (await client.Get($"{Current}/surge?asOf=2026-11")).Json;

        Assert.Equal((2, "europe"), (answer["multiplier"]!.GetValue<double>(), Assert.Single(answer["theaters"]!.AsArray().Texts())));
        Assert.Equal((3, 6), (tripled["multiplier"]!.GetValue<double>(), tripled["theaters"]!.AsArray().Count));
        Assert.Contains(answer["supplies"]!.AsArray(), supply => supply!["alone"]!["days"] is not null);
        Assert.All(answer["supplies"]!.AsArray(), supply => Assert.True(
            supply!["alone"]!["days"] is not null || supply["alone"]!["missing"]!.AsArray().Count > 0 || supply["alone"]!["outlastsHorizon"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("surge?multiplier=0", "multiplier")]
    [InlineData("surge?theaters=europe,atlantis", "theaters")]
    [InlineData("evidence?staleAfter=-1", "staleAfter")]
    [InlineData("candidates?month=2050-01", "month")]
    [InlineData("explain", "product")]
    [InlineData("explain?product=NO-SUCH-THING", "product")]
    [InlineData("explain?product=155-FUZE", "product")]
    [InlineData("explain?product=155-HE&month=2050-01", "month")]
    [InlineData("probabilities?trials=0", "trials")]
    [InlineData("probabilities?trials=20001", "trials")]
    [InlineData("probabilities?seed=-1", "seed")]
    [InlineData("probabilities?case=announced", "case")]
    [InlineData("levers?month=2026", "month")]
    [InlineData("bottlenecks?asof=2026-13", "asOf")]
    [InlineData("closing-plan?trials=5", "trials")]
    public async Task Wrong_parameter_is_named(string query, string parameter)
    {
        var answer = await client.Get($"{Current}/{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([parameter], answer.Parameters);
    }
}
