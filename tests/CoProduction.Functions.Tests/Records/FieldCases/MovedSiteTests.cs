using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.GapReports;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records.FieldCases;

/// <summary>A works went to another partner; its id names its partner, so its history, its promises and all links to it were lost.</summary>
public sealed class MovedSiteTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>, IAsyncLifetime
{
    private const string Old = "usa-tsm-a";
    private const string New = "deu-tsm-a";

    // The feed of changes still tells of a site that another test has released and removed.
    private const string Hidden = "deu-tsm-hidden";
    private const string Report = "api/v1/gap-reports/current";

    private static readonly string Lines = RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Records", "FieldCases", "MovedSite", "1-before.jsonl");

    // Redirects are what is tested.
    private readonly HttpClient america = Client(starter, "USA");
    private readonly HttpClient germany = Client(starter, "DEU");

    public async ValueTask InitializeAsync()
    {
        await america.Delete($"api/v1/factories/{Old}", "*");
        await germany.Delete($"api/v1/factories/{New}", "*");
        await germany.Delete($"api/v1/factories/{Hidden}", "*");
        var job = await america.End((await america.PostLines(await File.ReadAllLinesAsync(Lines))).Job());
        Assert.True(job.Rows().Rejected == 0, job.ToJsonString());
    }

    public ValueTask DisposeAsync()
    {
        america.Dispose();
        germany.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Site_that_goes_to_another_partner_leads_there_with_its_figures_promises_and_names()
    {
        var (output, promise) = (await Output(), Assert.Single(await Promises()));

        // The new owner enters it with all that it has been, under its own id; then the old one names it.
        var site = (await america.Get($"api/v1/factories/{Old}")).Json;
        (site["id"], site["partner"], site["name"], site["formerNames"]) = (New, "DEU", "Fahrbare Fertigung", new JsonArray("Mobile assembly"));
        Assert.Equal(HttpStatusCode.Created, (await germany.Post("api/v1/factories", site)).Status);
        Assert.NotEqual(output, await Output());
        Assert.Equal(HttpStatusCode.OK, (await Succeed("movedTo", New)).Status);

        // Its figures count once, and its promise keeps the month first promised.
        Assert.Equal(output, await Output());
        var moved = Assert.Single(await Promises());
        Assert.Equal(($"{Old}/TSM/complete/up", $"{New}/TSM/complete/up"), ((string?)promise["id"], (string?)moved["id"]));
        Assert.Equal(("2026-10", "2027-06", 8), ((string?)moved["first"], (string?)moved["current"], (int)moved["slipMonths"]!));
        Assert.Equal(promise["first"]!.ToJsonString(), moved["first"]!.ToJsonString());

        // The old address leads to it; the search finds both by the old name; the history tells where it went.
        Assert.Equal($"{america.BaseAddress}api/v1/factories/{New}", await Location(america, HttpMethod.Get));
        Assert.Equal($"{america.BaseAddress}api/v1/factories/{New}", await Location(america, HttpMethod.Head));
        Assert.Equal([New, Old], (await america.Get("api/v1/factories?text=mobile%20assembly")).Ids("id").Order(StringComparer.Ordinal));
        var history = (await america.Get($"api/v1/factories/{Old}/history")).Json["items"]!.AsArray()[^1]!;
        Assert.Equal(("/movedTo", New), ((string?)history["changes"]![0]!["field"], (string?)history["changes"]![0]!["to"]));
        Assert.DoesNotContain((await america.Get("api/v1/duplicates")).Json["items"]!.AsArray(), pair => (string?)pair!["second"]!["id"] == Old);

        // The old one can still be changed by its ETag.
        Assert.Equal(HttpStatusCode.OK, (await america.Put($"api/v1/factories/{Old}", (await Listed(america))!, (await Ask(america, HttpMethod.Get)).ETag)).Status);

        // Once the new one is retired too, the site counts nowhere, and the old address still leads there.
        Assert.Equal(HttpStatusCode.NoContent, (await germany.Delete($"api/v1/factories/{New}", "*")).Status);
        Assert.Empty(await Promises());
        Assert.Equal($"{america.BaseAddress}api/v1/factories/{New}", await Location(america, HttpMethod.Get));
    }

    [Fact]
    public async Task Who_may_see_only_the_old_record_gets_it_without_a_word_of_the_successor()
    {
        using var japan = Client(starter, "JPN", Role.Reader);
        var before = (await japan.Get($"api/v1/factories/{Old}")).Text;
        var history = (await japan.Get($"api/v1/factories/{Old}/history")).Text;
        await Enter(Hidden, ["USA"]);
        await Succeed("mergedInto", Hidden);

        var hidden = await Ask(japan, HttpMethod.Get);
        Assert.Equal((HttpStatusCode.OK, before), (hidden.Status, hidden.Text));
        Assert.Equal(HttpStatusCode.OK, (await Ask(japan, HttpMethod.Head)).Status);
        Assert.Equal(history, (await japan.Get($"api/v1/factories/{Old}/history")).Text);
        foreach (var address in new[] { "factories?text=Mtown", "changes?pageSize=500", "exports/json-lines", "exports", "exports/geojson" })
        {
            Assert.DoesNotContain(Hidden, (await japan.Get($"api/v1/{address}")).Text, StringComparison.Ordinal);
        }

        // With the successor released, the same caller is led there.
        await Enter(Hidden, ["everyone"]);
        Assert.Equal(HttpStatusCode.PermanentRedirect, (await Ask(japan, HttpMethod.Get)).Status);
        Assert.NotEqual(hidden.ETag, (await Ask(japan, HttpMethod.Get)).ETag);
    }

    [Theory]
    [InlineData("mergedInto", "usa-no-such-site", "/mergedInto", "unknown-reference")]
    [InlineData("movedTo", "usa-tsm-a", "/movedTo", "invalid-value")]
    [InlineData("movedTo", "Nowhere", "/movedTo", "invalid-value")]
    public async Task Successor_must_be_another_registered_site(string member, string id, string place, string code)
    {
        var answer = await Succeed(member, id);

        Assert.Equal([place], answer.Pointers);
        Assert.Equal(code, (string?)answer.Json["errors"]![0]!["code"]);
    }

    [Fact]
    public async Task Site_has_one_successor_and_is_not_among_those_of_its_successor()
    {
        await Enter(New, ["everyone"]);
        var both = (await Listed(america))!;
        (both["mergedInto"], both["movedTo"]) = (New, New);

        Assert.Equal(["/movedTo"], (await america.Put($"api/v1/factories/{Old}", both, "*")).Pointers);
        Assert.Equal(HttpStatusCode.OK, (await Succeed("movedTo", New)).Status);
        var site = (await germany.Get($"api/v1/factories/{New}")).Json;
        site["mergedInto"] = Old;
        var cycle = await germany.Put($"api/v1/factories/{New}", site, "*");
        Assert.Equal(("/mergedInto", "cycle"), (Assert.Single(cycle.Pointers), (string?)cycle.Json["errors"]![0]!["code"]));
    }

    [Fact]
    public async Task Maintenance_site_leads_to_its_successor_too()
    {
        var sites = (await america.Get("api/v1/mro-sites?partner=USA&pageSize=2")).Json["items"]!.AsArray();
        var (one, other) = (sites[0]!, (string)sites[1]!["id"]!);
        one["mergedInto"] = other;

        Assert.Equal(HttpStatusCode.OK, (await america.Put($"api/v1/mro-sites/{one["id"]}", one, "*")).Status);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/mro-sites/{one["id"]}");
        using var response = await america.SendAsync(request);
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"{america.BaseAddress}api/v1/mro-sites/{other}"), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Files_state_successors_and_are_refused_a_missing_one_or_a_cycle()
    {
        await using var bench = await Workbench.Create();
        const string Head = "id,name,operator,partner_code,town,lat,lon,platforms,capability_level,throughput,status,source,source_url,source_date,confidence,notes,merged_into,moved_to";
        static string Row(string id, string merged = "", string moved = "") => $"pol-{id},{id},Op,POL,Radom,,,F-16,depot,,operating,A,,,reported,,{merged},{moved}\n";
        await bench.Accept(
            ("release.csv", "releasable_to\neveryone\n"),
            ("partners.csv", "code,name,theater,memberships\nPOL,Poland,europe,\n"),
            ("mro.csv", $"{Head}\n{Row("one", "pol-two")}{Row("two", moved: "pol-three")}{Row("three")}"));

        Assert.Equal(
            ["Merged pol-two", "Moved pol-three"],
            (await bench.Read()).MaintenanceSites.Select(site => site.Successor).Where(next => next is not null).Select(next => $"{next!.Kind} {next.Site}"));
        Assert.Contains("cycle: pol-three > pol-one", Assert.Single(await bench.Reject(("mro.csv", $"{Head}\n{Row("three", "pol-one")}"))).Message, StringComparison.Ordinal);
        Assert.Equal("moved_to", Assert.Single(await bench.Reject(("mro.csv", $"{Head}\n{Row("three", moved: "pol-nowhere")}"))).Column);
        Assert.Equal("moved_to", Assert.Single(await bench.Reject(("mro.csv", $"{Head}\n{Row("four", "pol-one", "pol-two")}"))).Column);
    }

    private static HttpClient Client(StarterProgramFixture starter, string partner, params Role[] roles) =>
        new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = starter.Program.Client.BaseAddress }.As(partner, roles);

    private static async Task<Answer> Ask(HttpClient client, HttpMethod method) => await client.Ask(method, $"api/v1/factories/{Old}", null);

    private static async Task<string?> Location(HttpClient client, HttpMethod method)
    {
        var answer = await Ask(client, method);
        Assert.Equal((HttpStatusCode.PermanentRedirect, ""), (answer.Status, answer.Text));
        return answer.Headers.Location?.ToString();
    }

    private static async Task<JsonNode?> Listed(HttpClient client) =>
        (await client.Get("api/v1/factories?text=Mtown")).Json["items"]!.AsArray().SingleOrDefault(site => (string?)site!["id"] == Old);

    /// <summary>Enters the site of the new owner, or releases it to others.</summary>
    private async Task Enter(string id, string[] audiences)
    {
        var site = (await Listed(america))!;
        site.AsObject().Remove("mergedInto");
        (site["id"], site["partner"], site["releasableTo"]) = (id, "DEU", new JsonArray([.. audiences.Select(audience => JsonValue.Create(audience))]));
        var answer = (await germany.Get($"api/v1/factories/{id}")).Status == HttpStatusCode.OK
            ? await germany.Put($"api/v1/factories/{id}", site, "*")
            : await germany.Post("api/v1/factories", site);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.ToString());
    }

    private async Task<Answer> Succeed(string member, string id)
    {
        var site = (await Listed(america))!;
        site[member] = id;
        return await america.Put($"api/v1/factories/{Old}", site, "*");
    }

    private async Task<string> Output() => (await america.Get($"{Report}?asOf=2026-11")).Json.LastMonth("TSM")["output"]!.ToJsonString();

    private async Task<IReadOnlyList<JsonNode>> Promises() =>
        [.. (await america.Get($"{Report}/promises?asOf=2026-11")).Json["promises"]!.AsArray().Where(promise => (string?)promise!["item"] == "TSM")!];
}
