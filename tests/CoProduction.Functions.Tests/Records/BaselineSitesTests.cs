using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records;

/// <summary>Baselines that are the total of named sites: a group's plants, or two works that a source counts together.</summary>
public sealed class BaselineSitesTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private const string Works = "pol-nowa-deba";

    private HttpClient Client => register.Client;

    [Fact]
    public async Task A_total_of_named_sites_is_kept_with_them_and_counted_as_theirs()
    {
        var created = await Client.Post("api/v1/baselines", Baseline("pol-group", "POL", Works));

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal([Works], (await Client.Get("api/v1/baselines/pol-group")).Json["sites"]!.AsArray().Select(site => (string?)site));
        Assert.Equal(HttpStatusCode.NoContent, (await Client.Delete("api/v1/baselines/pol-group", "*")).Status);
    }

    [Theory]
    [InlineData("POL", "/sites/1", "There is no factory pol-missing; GET /api/v1/factories lists them.", Works, "pol-missing")]
    [InlineData("POL", "/sites/0", "deu-works is a site of DEU, not of POL.", "deu-works")]
    [InlineData("company:Nammo", "/sites/0", "There is no factory deu-works; GET /api/v1/factories lists them.", "deu-works")]
    [InlineData("POL", "/sites/1", "Must not name a site twice.", Works, Works)]
    [InlineData("POL", "/sites/0", "A site's id is its partner's code in lower case, a dash and a slug, at most 120 characters, such as usa-scranton-aap.", "Works")]
    public async Task Sites_that_a_total_cannot_name_are_refused(string scope, string at, string detail, params string[] sites)
    {
        var answer = await Client.Post("api/v1/baselines", Baseline($"{scope[..3].ToLowerInvariant()}{(scope.Length > 3 ? "pany" : "")}-bad", scope, sites));

        Assert.True(answer.Pointers.SequenceEqual([at]), answer.ToString());
        Assert.Equal(detail, (string?)answer.Json["errors"]![0]!["detail"]);
    }

    [Fact]
    public async Task A_site_that_does_not_make_the_item_is_refused()
    {
        var baseline = Baseline("pol-bad", "POL", Works);
        baseline["item"] = "FPV";

        var answer = await Client.Post("api/v1/baselines", baseline);

        Assert.Equal(["/sites/0"], answer.Pointers);
        Assert.Equal("pol-nowa-deba has no line of FPV.", (string?)answer.Json["errors"]![0]!["detail"]);
    }

    [Fact]
    public async Task A_site_that_a_total_names_is_found_once_it_is_retired()
    {
        await Client.Post("api/v1/baselines", Baseline("pol-keeper", "POL", Works));

        var works = (await Client.Get($"api/v1/factories/{Works}")).Json;
        Assert.Equal(HttpStatusCode.NoContent, (await Client.Delete($"api/v1/factories/{Works}", "*")).Status);

        Assert.Equal(HttpStatusCode.OK, (await Client.Put("api/v1/baselines/pol-keeper", Baseline("pol-keeper", "POL", Works), "*")).Status);
        Assert.Equal(["/sites/0"], (await Client.Post("api/v1/baselines", Baseline("pol-later", "POL", Works))).Pointers);
        Assert.Equal(HttpStatusCode.OK, (await Client.Put($"api/v1/factories/{Works}", works, "*")).Status);
        await Client.Delete("api/v1/baselines/pol-keeper", "*");
    }

    [Fact]
    public async Task A_file_names_sites_in_one_cell_and_each_fault_is_told_there()
    {
        var rows = "product_code,scope,kind,rate_per_year,as_of,source,source_url,source_date,confidence,notes,sites\n"
            + $"155-PRIMER,POL,baseline,4000,2025,A,https://example.org,2025,reported,,{Works}\n"
            + $"155-PRIMER,POL,baseline,4000,2026,A,https://example.org,2025,reported,,{Works};pol-missing\n"
            + $"FPV,POL,baseline,4000,2026,A,https://example.org,2025,reported,,{Works}\n";

        var answer = await Client.ImportFile("?file=baselines.csv&dryRun=true", rows);

        Assert.Equal("rejected", answer.Json.State());
        Assert.Equal(
            [(3, "sites", "pol-missing is no factory in the register or in this import."), (4, "sites", "pol-nowa-deba has no line of FPV.")],
            (await Client.Faults(answer)).Select(fault => (fault.Row, fault.Column, fault.Detail)));
    }

    private static JsonObject Baseline(string id, string scope, params string[] sites) => new()
    {
        ["id"] = id,
        ["item"] = "155-PRIMER",
        ["scope"] = scope,
        ["sites"] = new JsonArray([.. sites.Select(site => (JsonNode)site)]),
        ["kind"] = "baseline",
        ["ratePerYear"] = 4000,
        ["asOf"] = "2026",
        ["source"] = new JsonObject { ["publisher"] = "Nammo", ["title"] = "Annual report", ["url"] = "https://example.org/report", ["date"] = "2026", ["confidence"] = "reported" },
    };
}
