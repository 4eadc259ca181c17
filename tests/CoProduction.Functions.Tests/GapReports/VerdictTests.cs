using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>What holds on the starter data whatever the growth that nobody has stated does.</summary>
public sealed class VerdictTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    private readonly HttpClient client = starter.Program.Client;

    [Theory]
    [InlineData("PAC3-MSE", "missed")]
    [InlineData("JASSM-LRASM", "missed")]
    [InlineData("TOMAHAWK", "missed")]
    [InlineData("155-HE", "open")]
    [InlineData("GEM-T", "open")]
    [InlineData("GMLRS", "open")]
    [InlineData("ATACMS", "open")]
    [InlineData("FP5", "open")]
    public async Task Goal_of_each_product_has_a_verdict(string product, string verdict)
    {
        var report = await Report();

        Assert.Equal(verdict, (string?)report.Product(product)["verdict"]!["verdict"]);
        Assert.Equal(verdict, (string?)report.Product(product)["cases"]!.AsArray().Named("case", "committed")["verdict"]);
    }

    [Fact]
    public async Task Missed_goal_names_what_stops_it_and_the_plans_that_do_not_count()
    {
        var verdict = (await Report()).Product("PAC3-MSE")["verdict"]!;

        Assert.Equal(["PAC3-MSE"], verdict["stoppedBy"]!.AsArray().Select(stop => stop!["item"]).Texts());
        Assert.Equal(65, verdict["stoppedBy"]![0]!["capacity"]!.GetValue<double>());
        var camden = verdict["uncounted"]!.AsArray().Named("factory", "usa-camden-lm-mse");
        Assert.Equal(2_000 / 12.0, camden["newRatePerMonth"]!.GetValue<double>(), ReportParts.Rounding(167));
        Assert.Equal("announced", (string?)camden["stage"]);
        Assert.False(camden["isInCase"]!.GetValue<bool>());
        Assert.Equal(("2030-12", 2), ((string?)camden["countsFrom"], camden["monthsLate"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Plan_that_comes_years_after_the_goal_is_named_with_its_month()
    {
        var plan = Assert.Single((await Report()).Product("TOMAHAWK")["verdict"]!["uncounted"]!.AsArray())!;

        Assert.Equal(1_000 / 12.0, plan["newRatePerMonth"]!.GetValue<double>(), ReportParts.Rounding(83));
        Assert.Equal(("2033-02", 28), ((string?)plan["countsFrom"], plan["monthsLate"]!.GetValue<int>()));
    }

    // From 229,167 a month, twice that within 47 months: 2^(12/47) - 1.
    [Fact]
    public async Task Open_goal_names_the_items_that_decide_it_and_what_must_be_true_of_each()
    {
        var deciding = (await Report()).Product("155-HE")["verdict"]!["deciding"]!.AsArray();

        var fuzes = deciding.Named("item", "155-FUZE");
        Assert.Equal(100 * (Math.Pow(2, 12 / 47.0) - 1), fuzes["percentAYear"]!.GetValue<double>(), ReportParts.Rounding(19));
        Assert.Equal(19.4, Math.Round(fuzes["percentAYear"]!.GetValue<double>(), 1));
        Assert.Equal(("2026-11", "2030-10"), ((string?)fuzes["since"], (string?)fuzes["until"]));
        Assert.Equal(2_750_000 / 12.0, fuzes["atFloor"]!.GetValue<double>(), ReportParts.Rounding(230_000));
        Assert.Equal(2 * 2_750_000 / 12.0, fuzes["needed"]!.GetValue<double>(), ReportParts.Rounding(460_000));
        Assert.Equal(["155-BODY", "155-FILL", "155-FUZE", "155-HE", "155-MCS", "155-PRIMER"], deciding.Select(item => item!["item"]).Texts());
    }

    [Fact]
    public async Task Product_without_a_baseline_has_no_verdict_but_a_first_question()
    {
        var report = await Report();

        foreach (var code in new[] { "MALE-UAS", "OWA-LM", "TAURUS" })
        {
            var product = report.Product(code);
            Assert.Null(product["verdict"]);
            Assert.Equal($"What was made of {code} in 2025-11, and what is made today?", (string?)product["question"]);
        }
    }

    [Fact]
    public async Task Family_is_missed_if_one_of_its_products_is()
    {
        var families = (await Report())["families"]!.AsArray();

        Assert.Equal(
            ["open", "missed", "missed", "missed"],
            new[] { "artillery-155", "drone", "long-range-strike", "patriot" }.Select(family => (string?)families.Named("family", family)["verdict"]));
    }

    private async Task<JsonNode> Report() => (await client.Get("api/v1/gap-reports/current?asOf=2026-11&case=committed")).Json;
}
