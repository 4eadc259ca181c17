using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.GapReports;

public sealed class GapReportFunctionsTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    private const string Current = "api/v1/gap-reports/current";

    private readonly HttpClient client = starter.Program.Client;

    [Fact]
    public async Task Starter_data_gives_a_report_for_the_four_families()
    {
        var report = await client.GetFromJsonAsync<JsonElement>(Current);

        Assert.Equal(["artillery-155", "drone", "long-range-strike", "patriot"], Names(report.GetProperty("families"), "family"));
        Assert.Equal("2025-11", report.GetProperty("firstMonth").GetString());
        Assert.Equal("2030-10", report.GetProperty("lastMonth").GetString());
        Assert.Equal("committed", report.GetProperty("case").GetString());
        Assert.Equal("units a month", report.GetProperty("units").GetProperty("rates").GetString());
    }

    // All allies' observed output is 2,750,000 rounds a year in 2025-12. No growth of fill, fuze or primer is registered.
    [Fact]
    public async Task Complete_round_is_bound_by_its_scarcest_components_as_long_as_nothing_unstated_grows()
    {
        var report = await client.GetFromJsonAsync<JsonElement>($"{Current}?asOf=2026-11&reading=floor");

        var series = Product(report, "155-HE").GetProperty("series");
        var last = series.GetProperty("months").EnumerateArray().Last();
        Assert.Equal(2_750_000 / 12.0, series.GetProperty("baseline").GetDouble(), ReportParts.Rounding(230_000));
        Assert.Equal(2 * 2_750_000 / 12.0, last.GetProperty("path").GetDouble(), ReportParts.Rounding(460_000));
        Assert.Equal(2_750_000 / 12.0, last.GetProperty("output").GetProperty("floor").GetDouble(), ReportParts.Rounding(230_000));
        var pace = report.GetProperty("pace");
        Assert.Equal((4, true, "2022-02", "2025-07"), (pace.GetProperty("pairs").GetInt32(), pace.GetProperty("isKnown").GetBoolean(), pace.GetProperty("from").GetString(), pace.GetProperty("until").GetString()));
        Assert.Equal(["artillery-155", "drone", "long-range-strike", "patriot"], Names(pace.GetProperty("families"), "family"));
        Assert.Equal(["155-FILL", "155-FUZE", "155-PRIMER"], Names(last.GetProperty("binding"), "item"));
        Assert.Equal(JsonValueKind.Null, series.GetProperty("reached").GetProperty("floor").ValueKind);
    }

    // Nothing unstated grows up to the as-of month, and from the next month on it keeps pace with the goal.
    [Fact]
    public async Task Complete_round_has_no_limit_where_all_that_is_unstated_keeps_pace()
    {
        var report = await client.GetFromJsonAsync<JsonElement>($"{Current}?asOf=2026-11&reading=ceiling");

        var series = Product(report, "155-HE").GetProperty("series");
        var last = series.GetProperty("months").EnumerateArray().Last();
        Assert.Equal(229_167, last.GetProperty("output").GetProperty("floor").GetDouble());
        Assert.Equal("""["ceiling"]""", last.GetProperty("output").GetProperty("noLimit").GetRawText());
        Assert.InRange(last.GetProperty("output").GetProperty("central").GetDouble(), 2 * 229_167, 2.5 * 229_167);
        Assert.False(last.TryGetProperty("binding", out _));
        Assert.Equal("2026-12", series.GetProperty("reached").GetProperty("ceiling").GetString());
        Assert.Contains("155-HE", report.GetProperty("unregistered").EnumerateArray()
            .Single(item => item.GetProperty("item").GetString() == "copper").GetProperty("products").EnumerateArray().Select(product => product.GetString()));
    }

    [Fact]
    public async Task Every_figure_leads_back_to_records_and_their_sources()
    {
        var report = await client.GetFromJsonAsync<JsonElement>(Current);

        var sources = report.GetProperty("sources").EnumerateArray()
            .ToLookup(source => source.GetProperty("kind").GetString(), source => source.GetProperty("id").GetString());
        var supply = Product(report, "155-HE").GetProperty("supply");
        Assert.NotEmpty(Names(supply.GetProperty("observations"), "id"));
        Assert.All(Names(supply.GetProperty("observations"), "id"), id => Assert.Contains(id, sources["baseline"]));
        Assert.All(Names(supply.GetProperty("lines"), "factory"), id => Assert.Contains(id, sources["factory"]));
        Assert.Contains("usa-iowa-aap", Names(supply.GetProperty("lines"), "factory"));
        Assert.Equal(
            supply.GetProperty("plans").GetArrayLength(),
            supply.GetProperty("plans").EnumerateArray().Count(plan => sources["plan"].Contains(
                $"{plan.GetProperty("factory")}/155-HE/{plan.GetProperty("lineStage")}/{plan.GetProperty("id")}")));
    }

    [Fact]
    public async Task Text_shows_the_figures_of_the_JSON()
    {
        var round = Product(await client.GetFromJsonAsync<JsonElement>(Current), "155-HE").GetProperty("series");
        using var answer = await client.GetAsync($"{Current}/text?reading=floor");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        var row = Assert.Single(text.Split('\n'), line => line.StartsWith("  155-HE ", StringComparison.Ordinal) && line.Contains("no limit", StringComparison.Ordinal));
        Assert.Equal(1, row.Split(round.GetProperty("baseline").GetDouble().ToString("#,0", CultureInfo.InvariantCulture)).Length - 1);
        Assert.Contains(round.GetProperty("goal").GetDouble().ToString("#,0", CultureInfo.InvariantCulture), row, StringComparison.Ordinal);
        Assert.Contains("155-FILL, 155-FUZE,", row, StringComparison.Ordinal);
        Assert.All(["ARTILLERY-155", "PATRIOT", "DRONE", "LONG-RANGE-STRIKE"], family => Assert.Contains(family, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Announced_plans_count_only_where_they_are_asked_for()
    {
        var committed = Product(await client.GetFromJsonAsync<JsonElement>($"{Current}?case=committed"), "FPV").GetProperty("supply");
        var announced = Product(await client.GetFromJsonAsync<JsonElement>($"{Current}?case=announced"), "FPV").GetProperty("supply");

        Assert.Equal("not-in-case", Effect(committed));
        Assert.Equal("counted", Effect(announced));

        static string? Effect(JsonElement supply) =>
            supply.GetProperty("plans").EnumerateArray().Single(plan =>
                plan.GetProperty("factory").GetString() == "ukr-fpv-national" && plan.GetProperty("stage").GetString() == "announced")
                .GetProperty("effect").GetString();
    }

    [Theory]
    [InlineData("asOf=2026", "asOf")]
    [InlineData("asOf=2026-13", "asOf")]
    [InlineData("asOf=", "asOf")]
    [InlineData("case=hopeful", "case")]
    [InlineData("reading=middle", "reading")]
    [InlineData("case=committed&case=announced", "case")]
    [InlineData("format=pdf", "format")]
    [InlineData("pageSize=10", "pageSize")]
    [InlineData("asof2=2026-01", "asof2")]
    public async Task Wrong_parameter_is_refused_by_name(string query, string parameter)
    {
        using var answer = await client.GetAsync($"{Current}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("invalid-query", problem.GetProperty("code").GetString());
        Assert.Equal([parameter], Names(problem.GetProperty("errors"), "parameter"));
    }

    [Fact]
    public async Task Archived_report_is_listed_and_reads_as_it_was_computed()
    {
        var (older, newer) = (await starter.Program.Archive(), await starter.Program.Archive());

        var listed = await client.GetFromJsonAsync<JsonElement>("api/v1/gap-reports");
        var ids = Names(listed.GetProperty("items"), "id");
        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), ids);
        Assert.Contains(older, ids);
        var listing = listed.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == newer);
        var report = await client.GetFromJsonAsync<JsonElement>(listing.GetProperty("link").GetString());
        var current = await client.GetFromJsonAsync<JsonElement>(Current);
        var families = report.GetProperty("families").Deserialize<IReadOnlyList<FamilyResponse>>(RecordJson.Options);
        Assert.Equal(current.GetProperty("families").GetRawText(), JsonSerializer.Serialize(families, AnswerJson.Options));
        var text = await client.GetStringAsync($"api/v1/gap-reports/{newer}/text");
        Assert.Contains("155-HE", text, StringComparison.Ordinal);

        var page = await client.GetFromJsonAsync<JsonElement>("api/v1/gap-reports?pageSize=1");
        var first = Assert.Single(Names(page.GetProperty("items"), "id"));
        var next = await client.GetFromJsonAsync<JsonElement>(page.GetProperty("nextLink").GetString());
        Assert.True(string.CompareOrdinal(Assert.Single(Names(next.GetProperty("items"), "id")), first) < 0);
    }

    [Theory]
    [InlineData("20200101T000000Z")]
    [InlineData("2020010-T000000Z")]
    [InlineData("nothing")]
    public async Task Unknown_report_is_not_found(string id)
    {
        using var answer = await client.GetAsync($"api/v1/gap-reports/{id}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not-found", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private static JsonElement Product(JsonElement report, string code) =>
        report.GetProperty("families").EnumerateArray()
            .SelectMany(family => family.GetProperty("products").EnumerateArray())
            .Single(product => product.GetProperty("product").GetString() == code);

    private static string[] Names(JsonElement list, string property) =>
        [.. list.EnumerateArray().Select(element => element.GetProperty(property).GetString()!)];
}
