using System.Globalization;
using System.Net;
using Azure.Data.Tables;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Access.Reads;

/// <summary>Who read exports, archives and audits, and when.</summary>
public sealed class ReadLogTests : IClassFixture<ClockedProgram>
{
    private const string Night = "20260101T020000Z";

    private static readonly string Scenario = $"{Night}-{new string('0', 64)}";

    private readonly ClockedProgram program;
    private readonly DateTimeOffset now;

    /// <summary>Each test has a year of its own.</summary>
    public ReadLogTests(ClockedProgram program)
    {
        (this.program, now) = (program, program.Clock.Now.AddDays(800));
        program.Clock.Now = now;
    }

    [Fact]
    public async Task Each_export_archived_report_and_audit_is_logged_with_who_asked_what_and_when()
    {
        (string Operation, string Method, string Address)[] reads =
        [
            ("ComputeGapReport", "POST", "/api/v1/gap-reports"),
            ("ExplainGapReport", "GET", $"/api/v1/gap-reports/{Night}/explain?product=155-HE"),
            ("ExportRegister", "HEAD", "/api/v1/exports"),
            ("ExportRegisterLines", "GET", "/api/v1/exports/json-lines"),
            ("ExportSites", "GET", "/api/v1/exports/geojson"),
            ("FindPerson", "GET", "/api/v1/people?subject=-&partner=GBR"),
            ("GetGapReport", "GET", $"/api/v1/gap-reports/{Night}"),
            ("GetGapReportText", "GET", $"/api/v1/gap-reports/{Night}/text"),
            ("GetPerson", "GET", "/api/v1/people/-"),
            ("GetScenarioReport", "GET", $"/api/v1/scenario-reports/{Scenario}"),
            ("ListReads", "GET", "/api/v1/audit/reads?pageSize=1"),
            ("PreviewSubscription", "GET", "/api/v1/subscriptions/none/preview"),
            ("PreviewSubscriptionMail", "GET", "/api/v1/subscriptions/none/preview/eml"),
            ("PreviewSubscriptionText", "HEAD", "/api/v1/subscriptions/none/preview/text"),
            ("VerifyAudit", "HEAD", "/api/v1/audit/verify"),
            ("VerifyGapReport", "GET", $"/api/v1/gap-reports/{Night}/verify"),
            ("VerifyScenarioReport", "GET", $"/api/v1/scenario-reports/{Scenario}/verify"),
        ];
        using var reader = program.ClientOf("GBR", Role.Reader);
        foreach (var (_, method, address) in reads)
        {
            program.Clock.Now += TimeSpan.FromSeconds(1);
            await reader.Ask(new HttpMethod(method), address.Replace("-&", "anna&", StringComparison.Ordinal).Replace("/-", "/GBR:anna", StringComparison.Ordinal), method == "POST" ? Asking.Json("{}") : null, ("X-Correlation-Id", "c0ffee"));
        }

        await reader.Get("api/v1/partners");
        await reader.Get("api/v1/gap-reports");

        var logged = await Reads("partner=GBR");
        Assert.Equal(reads.Reverse(), logged.Select(read => (read.Operation, read.Method, read.Address)));
        Assert.Equal(Enumerable.Range(1, reads.Length).Reverse().Select(second => now.AddSeconds(second)), logged.Select(read => read.At));
        Assert.Equal([("GBR", "tests", "c0ffee")], logged.Select(read => (read.Partner, read.CallerSubject, read.CorrelationId)).Distinct());
        Assert.Equal(
            reads.Select(read => read.Operation),
            program.Get<FunctionCatalog>().All.Where(function => function.Method.IsDefined(typeof(LoggedReadAttribute), false)).Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reads_are_found_by_partner_caller_and_time_page_by_page_and_over_months()
    {
        using var poland = new HttpClient { BaseAddress = program.Client.BaseAddress };
        using var other = new HttpClient { BaseAddress = program.Client.BaseAddress };
        poland.DefaultRequestHeaders.Authorization = new("Bearer", DevelopmentTokens.Of("POL", "anna", Role.Reader));
        other.DefaultRequestHeaders.Authorization = new("Bearer", DevelopmentTokens.Of("GBR", "anna", Role.Reader));
        for (var month = 0; month < 5; month++)
        {
            program.Clock.Now = now.AddMonths(month);
            await poland.Get($"api/v1/exports/json-lines");
            await other.Get($"api/v1/exports/geojson");
        }

        var (anna, another) = (await HandleOf("POL", "anna"), await HandleOf("GBR", "anna"));
        Assert.Equal(5, (await Reads($"caller={anna}&pageSize=1")).Count);
        Assert.Equal([4, 3, 2, 1, 0], (await Reads($"caller={another}&partner=GBR&pageSize=2")).Select(MonthsLater));
        Assert.Equal([3, 2], (await Reads($"caller={anna}&partner=POL&after={At(2)}&before={At(4).Replace("Z", ".0+00:00", StringComparison.Ordinal)}")).Select(MonthsLater));
        Assert.Empty(await Reads($"caller={anna}&partner=GBR"));
        Assert.Empty(await Reads($"caller={PersonHandle.New(anna.Partner)}"));

        int MonthsLater(LoggedRead read) => Enumerable.Range(0, 5).Single(month => now.AddMonths(month) == read.At);

        string At(int month) => now.AddMonths(month).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Reads_are_forgotten_after_the_days_that_the_setting_says()
    {
        await program.Client.Get("api/v1/audit/verify");
        program.Clock.Now = now.AddDays(364);
        await program.Fire("ForgetOld");
        Assert.Equal(1, await Rows("VerifyAudit"));
        Assert.Contains(await Reads("pageSize=500"), read => read.At == now);

        program.Clock.Now = now.AddDays(365).AddSeconds(1);
        Assert.DoesNotContain(await Reads("pageSize=500"), read => read.At == now);
        await program.Fire("ForgetOld");

        Assert.Equal(0, await Rows("VerifyAudit"));
    }

    [Theory]
    [InlineData("after=2026-11-21T02:00:00+25:00", "after")]
    [InlineData("after=yesterday", "after")]
    [InlineData("before=2026-11-21", "before")]
    [InlineData("before=2026-11-21T02:00:00", "before")]
    [InlineData("partner=POLAND", "partner")]
    [InlineData("caller=anna", "caller")]
    [InlineData("cursor=AAAA", "cursor")]
    public async Task Faulty_question_is_refused_by_name(string query, string parameter)
    {
        var answer = await program.Client.Get($"api/v1/audit/reads?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), (answer.Status, answer.Code));
        Assert.Equal([parameter], answer.Parameters);
    }

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Coordinator)]
    public async Task Only_operators_see_who_read_what(Role role)
    {
        using var client = program.ClientOf("POL", role);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await client.Get("api/v1/audit/reads") is var answer ? (answer.Status, answer.Code) : default);
    }

    private async Task<PersonHandle> HandleOf(string partner, string subject) => await program.Get<KnownPeople>().HandleOf(Parsed.As<CountryCode>(partner), subject, default);

    private async Task<IReadOnlyList<LoggedRead>> Reads(string query)
    {
        var reads = new List<LoggedRead>();
        string? next = $"api/v1/audit/reads?{query}";
        while (next is not null)
        {
            var answer = await program.Client.Get(next);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
            var items = answer.Json["items"]!.AsArray();
            reads.AddRange(items.Select(item => System.Text.Json.JsonSerializer.Deserialize<LoggedRead>(item, CoProduction.Functions.Store.RecordJson.Options)!));
            next = (string?)answer.Json["nextLink"];
        }

        return reads;
    }

    private async Task<int> Rows(string operation) =>
        await new TableClient(program.ConnectionString, $"{program.StoragePrefix}Reads")
            .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Operation eq {operation} and At eq {now}")).CountAsync();
}
