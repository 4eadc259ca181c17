using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>What the register asks for, and what becomes of it when a ministry's clerk answers.</summary>
public sealed class QuestionTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private const string Address = "api/v1/gap-reports/current/questions";

    /// <summary>Figures of the starter data as the method was tried on it: a newer total first, parts of the round 3 to 5 percent each.</summary>
    [Fact]
    public async Task Newer_totals_and_the_Ukrainian_plan_come_before_the_parts_of_the_round()
    {
        using var client = starter.Program.ClientOf("JPN", Role.Reader);

        var answer = (await client.Get($"{Address}?asOf=2026-11&product=155-HE,FPV,GMLRS")).Json;

        var questions = answer["questions"]!.AsArray();
        Assert.InRange(Share(questions, "total:155-HE", "155-HE"), 0.6, 1);
        Assert.InRange(Share(questions, "total:GMLRS", "GMLRS"), 0.6, 1);
        Assert.InRange(Share(questions, "plan:ukr-fpv-national/FPV/complete", "FPV"), 0.5, 1);
        Assert.All(["155-FUZE", "155-PRIMER", "155-FILL", "155-MCS"], part => Assert.InRange(Share(questions, $"growth:{part}", "155-HE"), 0.01, 0.1));
        Assert.Equal("total:155-HE", (string?)questions[0]!["id"]);
        Assert.Matches("^A newer total of 155-HE tells how fast its family grows: it settles [0-9]+ % of the doubt whether 155-HE reaches its goal", (string)questions[0]!["why"]!);
        Assert.All(questions, question => Assert.NotNull(question!["item"]));
        Assert.Equal(answer.ToJsonString(), (await client.Get($"{Address}?asOf=2026-11&product=155-HE,FPV,GMLRS")).Json.ToJsonString());
    }

    [Fact]
    public async Task An_answer_leaves_the_list_and_moves_the_probability()
    {
        using var clerk = starter.Program.ClientOf("UKR", Role.Contributor);
        const string Line = "ukr-lrowa-national";
        var (before, plans) = (Chance((await clerk.Get($"{Address}?asOf=2026-11")).Json, "LR-OWA"), await clerk.GetStringAsync(new Uri($"{Address}/plans?asOf=2026-11&partner=UKR", UriKind.Relative)));
        var rows = plans.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (columns, row) = (rows[0].Split(','), Assert.Single(rows, each => each.StartsWith($"{Line},", StringComparison.Ordinal)).Split(','));
        (string Column, string Text)[] answers = [("kind", ""), ("per", ""), ("funding_status", "none-planned"), ("source", "Ministry: Answer"), ("source_date", "2026-11"), ("confidence", "reported")];
        Array.ForEach(answers, each => row[Array.IndexOf(columns, each.Column)] = each.Text);

        var imported = await clerk.Import("?file=plans.csv", "text/csv", Encoding.UTF8.GetBytes($"{rows[0]}\n{string.Join(',', row)}\n"));

        Assert.Equal("succeeded", imported.Json.State());
        var after = (await clerk.Get($"{Address}?asOf=2026-11")).Json;
        Assert.DoesNotContain(after["questions"]!.AsArray(), question => (string?)question!["id"] == "growth:LR-OWA");
        Assert.InRange(before, 0.5, 1);
        Assert.Equal(0, Chance(after, "LR-OWA"));
    }

    [Fact]
    public async Task A_rate_that_was_asked_for_is_filled_in_and_imported()
    {
        using var clerk = starter.Program.ClientOf("CZE", Role.Contributor);
        var rates = (await clerk.GetStringAsync(new Uri($"{Address}/rates?asOf=2026-11&partner=CZE", UriKind.Relative))).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(rates[1..], row => Assert.StartsWith("cze-", row, StringComparison.Ordinal));
        var (columns, row) = (rates[0].Split(','), Assert.Single(rates, each => each.StartsWith("cze-policka-stv,", StringComparison.Ordinal)).Split(','));
        (row[Array.IndexOf(columns, "low")], row[Array.IndexOf(columns, "period")]) = ("5000", "2026-10");

        var imported = await clerk.Import("?file=rates.csv", "text/csv", Encoding.UTF8.GetBytes($"{rates[0]}\n{string.Join(',', row)}\n"));

        Assert.Equal("succeeded", imported.Json.State());
        Assert.DoesNotContain("cze-policka-stv", await clerk.GetStringAsync(new Uri($"{Address}/rates?asOf=2026-11&partner=CZE", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_gets_its_own_list_as_text_and_JSON()
    {
        using var client = starter.Program.ClientOf("POL", Role.Reader);

        var answer = (await client.Get($"{Address}?asOf=2026-11&partner=POL&trials=300")).Json;
        var text = await client.GetStringAsync(new Uri($"{Address}/text?asOf=2026-11&partner=POL&trials=300", UriKind.Relative));

        Assert.Equal("POL", (string?)answer["partner"]);
        Assert.NotEmpty(answer["together"]!.AsArray());
        Assert.NotEmpty(answer["questions"]!.AsArray());
        Assert.All(answer["questions"]!.AsArray().SelectMany(question => question!["asked"]!.AsArray()), asked => Assert.Equal("POL", (string?)asked!["partner"]));
        Assert.All(text.Split(Environment.NewLine), line => Assert.True(line.Length <= 100, line));
        Assert.Contains("CoProduction questions to POL as of 2026-11", text, StringComparison.Ordinal);
        Assert.All(answer["questions"]!.AsArray().SelectMany(question => question!["asked"]!.AsArray()), asked => Assert.Contains((string)asked!["factory"]!, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("current/questions?format=text&partner=POL", "current/questions/text?partner=POL")]
    [InlineData("current/questions?asOf=2026-11&format=csv", "current/questions/rates?asOf=2026-11")]
    [InlineData("current/questions?format=csv&file=plans&partner=POL", "current/questions/plans?partner=POL")]
    [InlineData("current/questions?file=rates", "current/questions/rates")]
    [InlineData("current?format=text&case=announced", "current/text?case=announced")]
    [InlineData("20261121T020000Z?format=text", "20261121T020000Z/text")]
    public async Task Another_format_has_an_address_of_its_own_to_which_a_query_leads(string asked, string address)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = starter.Program.Client.BaseAddress }.As("JPN", Role.Reader);

        using var answer = await client.GetAsync(new Uri($"api/v1/gap-reports/{asked}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.Equal($"{client.BaseAddress}api/v1/gap-reports/{address}", answer.Headers.Location!.AbsoluteUri);
    }

    [Theory]
    [InlineData("partner=XYZ", "partner")]
    [InlineData("format=pdf", "format")]
    [InlineData("format=text&file=rates", "file")]
    [InlineData("trials=0", "trials")]
    [InlineData("seed=-1", "seed")]
    [InlineData("asOf=soon", "asOf")]
    [InlineData("reading=floor", "reading")]
    [InlineData("product=NOPE", "product")]
    public async Task What_is_wrong_with_a_query_is_named(string query, string parameter)
    {
        var answer = await starter.Program.Client.Get($"{Address}?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, parameter), (answer.Status, (string?)answer.Json["errors"]![0]!["parameter"]));
    }

    private static double Share(JsonArray questions, string id, string product) =>
        questions.Single(question => (string?)question!["id"] == id)!["values"]!.AsArray().Named("product", product)["share"]!.GetValue<double>();

    private static double Chance(JsonNode answer, string product) => answer["chances"]!.AsArray().Named("product", product)["probability"]!.GetValue<double>();
}
