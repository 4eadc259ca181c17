using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.Parts;

/// <summary>Parts of reports and analyses, on the starter data.</summary>
public sealed class AnswerPartsTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    private const string Current = "api/v1/gap-reports/current";
    private const string AsOf = "asOf=2026-11";

    private readonly HttpClient client = starter.Program.Client;

    [Fact]
    public async Task Only_the_members_that_are_asked_for_are_answered()
    {
        var answer = (await client.Get($"{Current}?{AsOf}&fields=case,lastMonth")).Json.AsObject();

        Assert.Equal(["marking", "case", "lastMonth"], answer.Select(member => member.Key));
    }

    [Fact]
    public async Task Only_the_products_that_are_asked_for_are_told_with_what_goes_into_them()
    {
        var whole = (await client.Get($"{Current}?{AsOf}")).Json;
        var part = (await client.Get($"{Current}?{AsOf}&product=155-HE,FPV")).Json;

        Assert.Equal(["155-HE", "FPV"], Products(part));
        Assert.True(JsonNode.DeepEquals(whole.Product("155-HE"), part.Product("155-HE")));
        var components = part["components"]!.AsArray().Select(component => (string)component!["item"]!).ToArray();
        Assert.Contains("155-PRIMER", components);
        Assert.DoesNotContain("GEMT-SRM", components);
        Assert.InRange(part["sources"]!.AsArray().Count, 1, whole["sources"]!.AsArray().Count - 1);
        Assert.Equal(
            part["sources"]!.AsArray().Select(citation => (string)citation!["sourceId"]!).Distinct().Order(StringComparer.Ordinal),
            part["sourceTable"]!.AsArray().Select(source => (string)source!["id"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_the_families_that_are_asked_for_are_told()
    {
        var report = (await client.Get($"{Current}?{AsOf}&family=drone,patriot")).Json;
        var bottlenecks = (await client.Get($"{Current}/bottlenecks?{AsOf}&family=patriot")).Json;

        Assert.Equal(["drone", "patriot"], report["families"]!.AsArray().Select(family => (string)family!["family"]!));
        Assert.Equal(["GEM-T", "PAC3-MSE"], bottlenecks["products"]!.AsArray().Select(product => (string)product!["product"]!));
    }

    [Fact]
    public async Task Lists_by_month_are_thinned_to_one_month_a_year()
    {
        var whole = (await client.Get($"{Current}?{AsOf}")).Json;
        var thinned = (await client.Get($"{Current}?{AsOf}&months=year")).Json;

        string[] months = ["2025-12", "2026-12", "2027-12", "2028-12", "2029-12", "2030-10"];
        Assert.Equal(months, thinned["months"]!.AsArray().Texts());
        Assert.Equal(months, thinned.Product("155-HE")["series"]!["months"]!.AsArray().Select(month => (string)month!["month"]!));
        var (all, some) = (whole.Product("155-HE")["supply"]!["capacity"]!.AsArray(), thinned.Product("155-HE")["supply"]!["capacity"]!.AsArray());
        Assert.Equal(60, all.Count);
        Assert.Equal([.. new[] { 1, 13, 25, 37, 49, 59 }.Select(place => all[place]!.ToJsonString())], some.Select(figure => figure!.ToJsonString()));
        Assert.Null(whole["months"]);
    }

    [Fact]
    public async Task Lists_by_month_are_empty_if_no_month_is_asked_for()
    {
        var report = (await client.Get($"{Current}?{AsOf}&months=none")).Json;
        var plan = (await client.Get($"{Current}/closing-plan?{AsOf}&months=none")).Json;

        Assert.Empty(report.Product("155-HE")["series"]!["months"]!.AsArray());
        Assert.Empty(report.Product("155-HE")["supply"]!["capacity"]!.AsArray());
        Assert.NotEmpty(report.Product("155-HE")["series"]!["years"]!.AsArray());
        Assert.All(plan["items"]!.AsArray(), item => Assert.Empty(item!["needed"]!.AsArray()));
    }

    [Theory]
    [InlineData("?product=155-HX", "product", "There is no product 155-HX; GET /api/v1/items?kind=product lists them. Did you mean 155-HE?")]
    [InlineData("?product=155-PRIMER", "product", "There is no product 155-PRIMER; GET /api/v1/items?kind=product lists them.")]
    [InlineData("?family=dron", "family", "No product belongs to the family dron. Did you mean drone?")]
    [InlineData("?months=week", "months", "'week' is not valid. Use one of: none, year, month.")]
    [InlineData("?fields=asof", "fields", "'asof' is no member of this answer. Did you mean asOf? Use, separated by commas: marking, computedAt,")]
    [InlineData("/text?fields=asOf", "fields", "There is no such parameter. Use: asOf, case, reading.")]
    [InlineData("/explain?product=", "product", "Must name the product whose figure is to be explained.")]
    [InlineData("/explain", "product", "Must name the product whose figure is to be explained.")]
    [InlineData("/surge?fields=seal", "fields", "'seal' is no member of this answer.")]
    public async Task What_cannot_be_asked_for_is_refused(string query, string parameter, string detail)
    {
        var answer = await client.Get($"{Current}{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([parameter], answer.Parameters);
        Assert.StartsWith(detail, (string)answer.Json["errors"]![0]!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_have_six_significant_digits_or_whole_units()
    {
        var report = (await client.Get($"{Current}?{AsOf}")).Json;

        Assert.All(report.Numbers(), figure =>
        {
            var text = Math.Abs(figure.Number).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(text.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length <= 6 || !text.Contains('.', StringComparison.Ordinal), $"{figure.Place}: {text}");
        });
        Assert.Equal(229_167, (double)report.Product("155-HE")["series"]!["baseline"]!);
    }

    [Fact]
    public async Task Each_source_is_told_once()
    {
        var candidates = (await client.Get($"{Current}/candidates?{AsOf}")).Json;
        var report = (await client.Get($"{Current}?{AsOf}")).Json;

        foreach (var (answer, cited) in new[] { (candidates, Reasons(candidates)), (report, report["sources"]!.AsArray()) })
        {
            var table = answer["sourceTable"]!.AsArray().ToDictionary(source => (string)source!["id"]!, source => source!["source"]!.ToJsonString());
            Assert.Equal(table.Count, table.Values.Distinct().Count());
            Assert.NotEmpty(cited);
            Assert.All(cited, citation => Assert.Contains((string)citation!["sourceId"]!, table.Keys));
        }

        static IEnumerable<JsonNode?> Reasons(JsonNode candidates) =>
            from item in candidates["items"]!.AsArray()
            from candidate in item!["candidates"]!.AsArray()
            from reason in candidate!["reasons"]!.AsArray()
            select reason;
    }

    [Fact]
    public async Task Summary_tells_of_each_product_what_the_report_tells()
    {
        var report = (await client.Get($"{Current}?{AsOf}")).Json;
        var answer = await client.Get($"{Current}/summary?{AsOf}");

        var own = report["families"]!.AsArray().SelectMany(family => family!["products"]!.AsArray()).Where(product => product!["sharesGoalOf"] is null);
        Assert.Equal(own.Select(product => (string)product!["product"]!), answer.Json["products"]!.AsArray().Select(product => (string)product!["product"]!));
        Assert.InRange(answer.Text.Length, 1, 10_000);
        var told = answer.Json["products"]!.AsArray().Named("product", "155-HE");
        var (product, last) = (report.Product("155-HE"), report.LastMonth("155-HE"));
        Assert.Equal((string?)product["verdict"]!["verdict"], (string?)told["verdict"]);
        Assert.Equal(("2030-10", 458_333), ((string?)told["by"], (double)told["goal"]!));
        Assert.True(JsonNode.DeepEquals(last["output"], told["output"]));
        Assert.Equal(last["binding"]!.AsArray().Select(item => (string)item!["item"]!), told["binding"]!.AsArray().Texts());
        Assert.Equal((0, 0, 0.00762434), ((double)told["probability"]!["floor"]!, (double)told["interval"]!["floor"]!["low"]!, (double)told["interval"]!["floor"]!["high"]!));
    }

    private static IEnumerable<string> Products(JsonNode report) =>
        report["families"]!.AsArray().SelectMany(family => family!["products"]!.AsArray()).Select(product => (string)product!["product"]!);
}
