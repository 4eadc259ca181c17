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
    [InlineData("items?kind=product,component", "code", "155-PRIMER,FPV")]
    [InlineData("items?family=drone,artillery-155&sort=-id", "code", "FPV,155-PRIMER")]
    [InlineData("items?item=FPV,155-PRIMER&sort=changedAt", "code", "155-PRIMER,FPV")]
    [InlineData("factories?status=operating,closed&theater=europe,indo-pacific", "id", "pol-nowa-deba")]
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
    [InlineData("factories?status=operating,open", "status", "under-construction")]
    [InlineData("factories?partner=POL,FRA", "partner", "no partner FRA")]
    [InlineData("factories?partner=POL,", "partner", "ISO 3166-1")]
    [InlineData("factories?item=155-PRIMER,NO-SUCH", "item", "no item")]
    [InlineData("factories?family=artillery-155,no-such", "family", "no-such")]
    [InlineData("factories?theater=europe,asia", "theater", "indo-pacific")]
    [InlineData("factories?sort=name", "sort", "Use one of: id, -id, changedAt, -changedAt.")]
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

    [Theory]
    [InlineData("id")]
    [InlineData("-id")]
    [InlineData("changedAt")]
    [InlineData("-changedAt")]
    public async Task Pages_in_an_order_of_choice_hold_each_record_once(string sort)
    {
        var whole = (await Client.Get($"api/v1/items?sort={sort}")).Ids("code");
        var paged = new List<string>();
        for (var next = $"api/v1/items?sort={sort}&pageSize=1"; next is not null;)
        {
            var page = await Client.Get(next);
            paged.AddRange(page.Ids("code"));
            next = (string?)page.Json["nextLink"];
        }

        Assert.Equal(whole, paged);
        Assert.Equal(sort is "id" or "changedAt" ? ["155-PRIMER", "FPV"] : ["FPV", "155-PRIMER"], whole.Where(code => code is "155-PRIMER" or "FPV"));
    }

    [Fact]
    public async Task Cursor_of_one_order_is_none_of_another()
    {
        var next = (string)(await Client.Get("api/v1/items?sort=id&pageSize=1")).Json["nextLink"]!;

        var answer = await Client.Get(next.Replace("sort=id", "sort=-id", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.BadRequest, "cursor"), (answer.Status, (string?)answer.Json["errors"]![0]!["parameter"]));
    }

    [Fact]
    public async Task List_gives_the_version_of_each_record_for_its_next_change()
    {
        var list = await Client.Get("api/v1/stocks");
        var (stock, tag) = (list.Json["items"]![0]!, (string)list.Json["eTags"]![0]!);
        var address = $"api/v1/stocks/{stock["id"]}";

        Assert.Equal(list.Json["items"]!.AsArray().Count, list.Json["eTags"]!.AsArray().Count);
        Assert.Equal((await Client.Get(address)).Headers.ETag!.Tag, tag);
        Assert.Equal(HttpStatusCode.OK, (await Client.Ask(HttpMethod.Put, address, Asking.Json(stock.ToJsonString()), ("If-Match", tag))).Status);
    }
}
