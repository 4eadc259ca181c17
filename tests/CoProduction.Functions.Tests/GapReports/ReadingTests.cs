using System.Net;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>Every report and analysis in each reading, on the starter data.</summary>
public sealed class ReadingTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    /// <summary>Above every figure of a register, and below the number that stands for no limit in the calculation.</summary>
    private const double NoFigure = 1e300;

    private readonly HttpClient client = starter.Program.Client;

    public static TheoryData<string> Analyses { get; } =
    [
        "?",
        "/bottlenecks?",
        "/levers?",
        "/levers?month=2027-06&",
        "/closing-plan?",
        "/probabilities?trials=200&",
        "/candidates?",
        "/resilience?",
        "/evidence?",
        "/conflicts?",
        "/surge?",
        "/embargo?countries=CHN,RUS&",
        "/explain?product=155-HE&",
        "/explain?product=FPV&",
        "/explain?product=PRSM&",
    ];

    [Theory]
    [MemberData(nameof(Analyses))]
    public async Task Ceiling_is_answered_and_what_has_no_limit_is_no_number(string path)
    {
        var answer = await client.Get($"api/v1/gap-reports/current{path}asOf=2026-11&reading=ceiling");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.Equal("ceiling", (string?)answer.Json["reading"]);
        Assert.DoesNotContain(answer.Json.Numbers(), each => Math.Abs(each.Number) > NoFigure);
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public async Task Central_is_what_is_answered_where_no_reading_is_asked_for(string path)
    {
        var answer = await client.Get($"api/v1/gap-reports/current{path}asOf=2026-11");
        var central = await client.Get($"api/v1/gap-reports/current{path}asOf=2026-11&reading=central");

        Assert.Equal("central", (string?)answer.Json["reading"]);
        Assert.Equal((answer.ETag, answer.Text), (central.ETag, central.Text));
        Assert.DoesNotContain(answer.Json.Numbers(), each => Math.Abs(each.Number) > NoFigure);
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public async Task Reading_that_there_is_not_is_refused_with_those_that_there_are(string path)
    {
        var answer = await client.Get($"api/v1/gap-reports/current{path}reading=middle");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), (answer.Status, answer.Code));
        Assert.Equal(["reading"], answer.Parameters);
        Assert.Equal("'middle' is not valid. Use one of: floor, central, ceiling.", (string?)answer.Json["errors"]![0]!["detail"]);
    }

    [Fact]
    public async Task Figure_of_an_archived_report_is_explained_in_the_reading_that_is_asked_for()
    {
        var address = $"api/v1/gap-reports/{await starter.Program.Archive()}/explain?product=155-HE";

        var (floor, ceiling) = ((await client.Get($"{address}&reading=floor")).Json, (await client.Get($"{address}&reading=ceiling")).Json);

        Assert.Equal(("floor", "ceiling"), ((string?)floor["reading"], (string?)ceiling["reading"]));
        Assert.Null(floor["noLimit"]);
        Assert.Equal(2_750_000 / 12.0, floor["output"]!.GetValue<double>(), ReportParts.Rounding(2_750_000 / 12.0));
        Assert.True(ceiling["noLimit"]!.GetValue<bool>());
        Assert.Null(ceiling["output"]);
    }

    [Fact]
    public async Task Report_under_a_scenario_shows_no_limit_as_no_number_in_all_its_analyses()
    {
        var answer = await client.PostText(
            "api/v1/gap-reports",
            """{"asOf":"2026-11","reading":"ceiling","include":["bottlenecks","levers","probabilities","closing-plan"],"scenarios":[{"id":"us-withdraws"}]}""");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.Equal("ceiling", (string?)answer.Json["reading"]);
        Assert.All(answer.Json["analyses"]!.AsObject(), analysis => Assert.Equal("ceiling", (string?)analysis.Value!["reading"]));
        Assert.DoesNotContain(answer.Json.Numbers(), each => Math.Abs(each.Number) > NoFigure);
    }
}
