using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Store.Earlier;

namespace CoProduction.Functions.Tests.Records;

/// <summary>Totals of scopes as their sources state them: 100,000 a month, 600 to 800 a year, 25,000 in 2025, charges of 5 modules.</summary>
public sealed class BaselineQuantityTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("""{"low":100000,"per":"month"}""")]
    [InlineData("""{"low":600,"high":800,"per":"year"}""")]
    [InlineData("""{"low":25000}""")]
    public async Task A_total_is_kept_as_its_source_states_it(string quantity)
    {
        await Client.Delete("api/v1/baselines/pol-stated", "*");
        var body = Baseline(quantity: quantity);

        var created = await Client.Post("api/v1/baselines", body);

        Assert.True(created.Status == HttpStatusCode.Created, created.ToString());
        var read = (await Client.Get("api/v1/baselines/pol-stated")).Json;
        JsonAssert.Equal(quantity, read["quantity"]!);
        Assert.Null(read["ratePerYear"]);
        await Client.Delete("api/v1/baselines/pol-stated", "*");
    }

    [Fact]
    public async Task One_rate_a_year_stays_short_however_it_comes()
    {
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/baselines", Baseline("pol-short", quantity: """{"low":1200,"per":"year"}"""))).Status);

        var read = (await Client.Get("api/v1/baselines/pol-short")).Json;

        Assert.Equal((1200.0, null), (read["ratePerYear"]!.GetValue<double>(), read["quantity"]));
    }

    [Theory]
    [InlineData(null, null, "2025", "/ratePerYear", "Must be given, or else quantity.")]
    [InlineData(5.0, """{"low":5,"per":"year"}""", "2025", "/ratePerYear", "Must not be given beside quantity: give one of them.")]
    [InlineData(null, """{"low":5}""", null, "/asOf", "Must be given for an amount. Or give the quantity its per: day, week, month, quarter or year.")]
    [InlineData(null, """{"low":5,"high":4,"per":"year"}""", "2025", "/quantity/high", "Must be more than the lower end of the range; leave it out for a single figure.")]
    [InlineData(null, """{"low":5,"per":"year","unit":"crate"}""", "2025", "/quantity/unit", null)]
    public async Task A_figure_that_cannot_be_read_is_refused_where_it_stands(double? perYear, string? quantity, string? asOf, string at, string? detail)
    {
        var body = Baseline("pol-bad", quantity, asOf);
        body["ratePerYear"] = perYear;

        var answer = await Client.Post("api/v1/baselines", body);

        Assert.True(answer.Pointers.SequenceEqual([at]), answer.ToString());
        Assert.True(detail is null || detail == (string?)answer.Json["errors"]![0]!["detail"], answer.ToString());
    }

    [Fact]
    public async Task A_file_states_the_same_in_columns_of_its_own()
    {
        var answer = await Import("155-PRIMER,POL,target,,2027,A,,,reported,,600,800,month\n155-PRIMER,POL,target,9,2028,A,,,reported,,,,\n", dryRun: false);

        Assert.True(answer.Json.State() == "succeeded", answer.ToString());
        var read = (await Client.Get("api/v1/baselines/pol-155-primer-target-2027")).Json;
        JsonAssert.Equal("""{"low":600,"high":800,"per":"month"}""", read["quantity"]!);
    }

    [Fact]
    public async Task A_file_with_two_figures_in_a_row_or_none_is_refused_in_its_columns()
    {
        var answer = await Import(
            "155-PRIMER,POL,target,7,2027,A,,,reported,,600,800,month\n155-PRIMER,POL,target,,2028,A,,,reported,,,,\n155-PRIMER,POL,target,9,2029,A,,,reported,,,9,\n", dryRun: true);

        Assert.Equal("rejected", answer.Json.State());
        Assert.Equal([(2, "rate_per_year"), (3, "rate_per_year"), (4, "high")], (await Client.Faults(answer)).Select(fault => (fault.Row, fault.Column)));
    }

    private Task<Answer> Import(string rows, bool dryRun) => Client.ImportFile(
        $"?file=baselines.csv&dryRun={(dryRun ? "true" : "false")}",
        "product_code,scope,kind,rate_per_year,as_of,source,source_url,source_date,confidence,notes,low,high,per\n" + rows);

    private static JsonObject Baseline(string id = "pol-stated", string? quantity = null, string? asOf = "2025")
    {
        var baseline = ResourceCase.Of("baselines").Example;
        baseline["id"] = id;
        baseline.Remove("ratePerYear");
        baseline["quantity"] = quantity is null ? null : JsonNode.Parse(quantity);
        baseline["asOf"] = asOf;
        return baseline;
    }
}
