using System.Net;

namespace CoProduction.Functions.Tests.Records;

public sealed class ListTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("partners?partner=POL&theater=europe&text=pol%20NATO", "code", "POL")]
    [InlineData("partners?theater=indo-pacific", "code", "")]
    [InlineData("items?family=artillery-155", "code", "155-PRIMER")]
    [InlineData("items?item=antimony", "code", "155-PRIMER")]
    [InlineData("items?kind=product", "code", "FPV")]
    [InlineData("items?status=product", "code", "FPV")]
    [InlineData("mineral-chains?family=artillery-155&kind=mineral", "mineral", "antimony")]
    [InlineData("mineral-chains?family=drone", "mineral", "")]
    [InlineData("factories?partner=POL&theater=europe&item=155-PRIMER&family=artillery-155&status=operating&text=arms", "id", "pol-nowa-deba")]
    [InlineData("factories?status=closed", "id", "")]
    [InlineData("mro-sites?status=operating&text=leopard%20abrams", "id", "pol-poznan-m88")]
    [InlineData("agreements?status=active&partner=POL", "id", "ag-pol-primer-eu")]
    [InlineData("stocks?metric=days_of_supply&theater=europe", "id", "pol-primer-days")]
    [InlineData("stocks?theater=middle-east", "id", "")]
    [InlineData("baselines?kind=baseline&family=artillery-155", "id", "pol-primer-2025")]
    [InlineData("baselines?kind=target", "id", "")]
    [InlineData("coverages?partner=POL&family=artillery-155&text=primer", "id", "pol-primer-makers")]
    [InlineData("coverages?item=155-PRIMER&theater=indo-pacific", "id", "")]
    [InlineData("goals?family=artillery-155&text=production", "family", "artillery-155")]
    public async Task A_list_holds_what_passes_all_its_filters(string query, string property, string ids)
    {
        var answer = await Client.Get($"api/v1/{query}");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.Equal(ids.Split(',', StringSplitOptions.RemoveEmptyEntries), answer.Ids(property));
        Assert.Null(answer.Json["nextLink"]);
    }

    [Theory]
    [InlineData("factories?partnr=POL", "partnr", "Did you mean partner?")]
    [InlineData("factories?partner=pol", "partner", "ISO 3166-1")]
    [InlineData("factories?partner=FRA", "partner", "no partner FRA")]
    [InlineData("factories?partner=POL&partner=POL", "partner", "only once")]
    [InlineData("factories?theater=asia", "theater", "indo-pacific")]
    [InlineData("factories?item=NO-SUCH", "item", "no item")]
    [InlineData("factories?family=no-such", "family", "artillery-155")]
    [InlineData("factories?status=open", "status", "under-construction")]
    [InlineData("factories?kind=product", "kind", "no such parameter")]
    [InlineData("factories?text=", "text", "empty")]
    [InlineData("factories?pageSize=0", "pageSize", "1 to 500")]
    [InlineData("factories?pageSize=501", "pageSize", "1 to 500")]
    [InlineData("factories?pageSize=1.5", "pageSize", "1 to 500")]
    [InlineData("factories?cursor=%00", "cursor", "nextLink")]
    [InlineData("factories?cursor=bm8tcGxhY2U", "cursor", "nextLink")]
    [InlineData("factories?cursor=UE9MfGZhY3Rvcnl8cG9sLW5vd2EtZGViYQ%3D%3D", "cursor", "nextLink")]
    [InlineData("factories?cursor=UE9MfGZhY3Rvcnl8cG9sLW5vd2EtZGViYR", "cursor", "nextLink")]
    [InlineData("factories?cursor=_w", "cursor", "nextLink")]
    [InlineData("items?kind=product&status=product", "kind", "same as status")]
    [InlineData("items?partner=POL", "partner", "no such parameter")]
    [InlineData("factories/pol-nowa-deba/history?cursor=x", "cursor", "nextLink")]
    [InlineData("factories/pol-nowa-deba/history?cursor=99999999999", "cursor", "nextLink")]
    [InlineData("factories/pol-nowa-deba/history?text=x", "text", "no such parameter")]
    public async Task A_wrong_query_is_refused_naming_the_parameter_and_what_would_be_right(string query, string parameter, string detail)
    {
        var answer = await Client.Get($"api/v1/{query}");

        Assert.True(answer.Status == HttpStatusCode.BadRequest, answer.ToString());
        Assert.Equal("invalid-query", answer.Code);
        Assert.Equal([parameter], answer.Parameters);
        Assert.Contains(detail, answer.Json["errors"]![0]!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_a_query_are_named_at_once() =>
        Assert.Equal(
            ["pageSize", "partner", "theater", "wrong"],
            (await Client.Get("api/v1/factories?wrong=1&partner=XXX&theater=x&pageSize=-1")).Parameters.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Pages_follow_one_another_by_their_links_which_keep_the_query()
    {
        var all = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            var body = ResourceCase.Of("agreements").Example;
            (body["id"], body["type"], body["status"]) = ($"ag-page-{number}", "transfer", "announced");
            await Client.Post("api/v1/agreements", body);
            all.Add($"ag-page-{number}");
        }

        var found = new List<string>();
        var pages = 0;
        for (string? next = "api/v1/agreements?text=transfer&pageSize=2&partner=POL"; next is not null; pages++)
        {
            var page = await Client.Get(next);
            found.AddRange(page.Ids("id"));
            next = page.Json["nextLink"]?.GetValue<string>();
            Assert.True(next is null || next.StartsWith($"{Client.BaseAddress}api/v1/agreements?", StringComparison.Ordinal), next);
        }

        Assert.Equal(all, found);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task Links_lead_to_the_host_that_the_caller_asked()
    {
        var body = ResourceCase.Of("stocks").Example;
        body["id"] = "pol-asked";

        var created = await Client.Ask(HttpMethod.Post, "api/v1/stocks", Asking.Json(body.ToJsonString()), ("Host", "register.example:8443"));

        Assert.Equal("http://register.example:8443/api/v1/stocks/pol-asked", created.Headers.Location!.ToString());

        // The lists of the other tests do not expect this record.
        Assert.Equal(HttpStatusCode.NoContent, (await Client.Delete("api/v1/stocks/pol-asked", "*")).Status);
    }
}
