using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.FieldCases;

/// <summary>
/// A ministry brought a rate up to date, and its goal doubled; another closed a plant, and its goal became easier. Both sent records as they had before, with the
/// older members.
/// </summary>
public sealed class StatedOverTimeTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    [Fact]
    public async Task Bringing_a_rate_up_to_date_leaves_baseline_and_goal_and_reaches_the_goal()
    {
        using var ministry = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        var report = await Report(ministry, "RestatedRate");

        Assert.Equal((100_000, 200_000), (Baseline(report, "TSR"), report.LastMonth("TSR")["path"]!.GetValue<double>()));
        Assert.Equal((100_000, 200_000), (Output(report, "TSR", "2026-09"), Output(report, "TSR", "2026-10")));
        Assert.Equal("2026-10", (string?)report.Product("TSR")["series"]!["reached"]!["floor"]);
        Assert.Equal(
            [("2025-11", 60_000), ("2026-10", 160_000)],
            (await ministry.Get("api/v1/factories/usa-tsr-b")).Json["lines"]![0]!["rates"]!.AsArray()
                .Select(rate => ((string?)rate!["period"], rate["quantity"]!["low"]!.GetValue<double>())));
    }

    [Fact]
    public async Task Closing_a_plant_leaves_baseline_and_goal_and_takes_its_output_from_then_on()
    {
        using var ministry = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        var report = await Report(ministry, "ClosedSite");

        Assert.Equal((100_000, 200_000), (Baseline(report, "TSC"), report.LastMonth("TSC")["path"]!.GetValue<double>()));
        Assert.Equal((100_000, 40_000), (Output(report, "TSC", "2025-12"), Output(report, "TSC", "2026-01")));
        Assert.Equal(160_000, report.LastMonth("TSC")["gap"]!["floor"]!.GetValue<double>());
        Assert.Equal(
            """[{"status":"operating"},{"status":"closed","from":"2026-01"}]""",
            (await ministry.Get("api/v1/factories/usa-tsc-b")).Json["statuses"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"rates":[],"ratePerMonth":5}""", "/lines/0/rates")]
    [InlineData("""{"rates":[],"asOf":"2026"}""", "/lines/0/rates")]
    [InlineData("""{"rates":[{"measure":"output","quantity":{"low":5}}]}""", "/lines/0/rates/0/period")]
    [InlineData("""{"rates":[{"measure":"output","quantity":{"low":5,"high":4,"per":"week"}}]}""", "/lines/0/rates/0/quantity/high")]
    [InlineData("""{"rates":[{"measure":"output","quantity":{"low":5,"per":"week"}},{"measure":"output","quantity":{"low":6,"per":"year"}}]}""", "/lines/0/rates/1")]
    public async Task Rates_that_cannot_be_meant_are_refused_where_they_stand(string line, string place)
    {
        using var ministry = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        var body = ResourceCase.All.Single(resource => resource.Path == "factories").Example;
        body["lines"]![0]!.AsObject().Remove("rates");
        foreach (var (name, value) in JsonNode.Parse(line)!.AsObject())
        {
            body["lines"]![0]![name] = value!.DeepClone();
        }

        var answer = await ministry.PostAsync(new Uri("api/v1/factories", UriKind.Relative), new StringContent(body.ToJsonString(), null, "application/json"));

        Assert.Equal(place, (string?)Assert.Single(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray())!["pointer"]);
    }

    private static async Task<JsonNode> Report(HttpClient ministry, string inputs)
    {
        await FieldCase.Send(ministry, inputs);
        return (await ministry.Get("api/v1/gap-reports/current?asOf=2026-11")).Json;
    }

    private static double Baseline(JsonNode report, string product) => report.Product(product)["series"]!["baseline"]!.GetValue<double>();

    private static double Output(JsonNode report, string product, string month) =>
        report.Product(product)["series"]!["months"]!.AsArray().Single(each => (string?)each!["month"] == month)!["output"]!["floor"]!.GetValue<double>();
}
