using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Duplicates;

public sealed class DuplicateFunctionsTests(DuplicateFunctionsTests.TwinsFixture register) : IClassFixture<DuplicateFunctionsTests.TwinsFixture>
{
    private HttpClient Client => register.Examples.Client;

    [Fact]
    public async Task Suspicions_are_listed_best_first_with_both_sites_and_why()
    {
        var answer = await Client.Get("api/v1/duplicates");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.Equal(
            ["factory pol-nowa-deba pol-twin", "mro-site pol-poznan-m88 pol-poznan-twin", "factory pol-hidden pol-nowa-deba", "factory pol-hidden pol-twin"],
            Pairs(answer));
        var best = answer.Json["items"]![0]!;
        Assert.Equal(1, best["score"]!.GetValue<double>());
        Assert.Equal(
            """{"id":"pol-nowa-deba","name":"Nowa D\u0119ba works","operator":"State Arms Group","town":"Nowa D\u0119ba"}""", best["first"]!.ToJsonString());
        Assert.Equal(
            ["name 100 % alike: 'Nowa Dęba works' and 'Works, Nowa Deba'", "same operator: 'State Arms Group'", "same town: 'Nowa Dęba'"],
            best["reasons"]!.AsArray().Select(reason => reason!.GetValue<string>()));
        Assert.Null(answer.Json["nextLink"]);
    }

    [Theory]
    [InlineData("kind=mro-site", "mro-site pol-poznan-m88 pol-poznan-twin")]
    [InlineData("kind=factory&partner=POL&minimumScore=1", "factory pol-nowa-deba pol-twin")]
    [InlineData("partner=DEU", "")]
    public async Task Suspicions_are_filtered_by_partner_kind_and_score(string query, string pairs) =>
        Assert.Equal(pairs, string.Join(',', Pairs(await Client.Get($"api/v1/duplicates?{query}"))));

    [Fact]
    public async Task A_reader_sees_only_suspicions_of_sites_that_it_may_see()
    {
        using var other = new HttpClient { BaseAddress = Client.BaseAddress }.As("DEU", Role.Reader);

        Assert.Equal(["factory pol-nowa-deba pol-twin", "mro-site pol-poznan-m88 pol-poznan-twin"], Pairs(await other.Get("api/v1/duplicates?minimumScore=0.5")));
    }

    [Fact]
    public async Task Pages_follow_one_another_by_their_links_which_keep_the_query()
    {
        var found = new List<string>();
        var pages = 0;
        for (string? next = "api/v1/duplicates?kind=factory&pageSize=1"; next is not null; pages++)
        {
            var page = await Client.Get(next);
            found.AddRange(Pairs(page));
            next = page.Json["nextLink"]?.GetValue<string>();
            Assert.True(next is null || next.StartsWith($"{Client.BaseAddress}api/v1/duplicates?kind=factory&", StringComparison.Ordinal), next);
        }

        Assert.Equal(["factory pol-nowa-deba pol-twin", "factory pol-hidden pol-nowa-deba", "factory pol-hidden pol-twin"], found);
        Assert.Equal(3, pages);
    }

    [Theory]
    [InlineData("partner=pol", "partner", "ISO 3166-1")]
    [InlineData("partner=FRA", "partner", "no partner FRA")]
    [InlineData("kind=depot", "kind", "mro-site")]
    [InlineData("minimumScore=0.49", "minimumScore", "from 0.5 to 1")]
    [InlineData("minimumScore=1.01", "minimumScore", "from 0.5 to 1")]
    [InlineData("minimumScore=NaN", "minimumScore", "from 0.5 to 1")]
    [InlineData("minimumScore=0,9", "minimumScore", "from 0.5 to 1")]
    [InlineData("score=1", "score", "no such parameter")]
    [InlineData("pageSize=501", "pageSize", "1 to 500")]
    [InlineData("cursor=bm8tcGxhY2U", "cursor", "nextLink")]
    public async Task A_wrong_query_is_refused_naming_the_parameter_and_what_would_be_right(string query, string parameter, string detail)
    {
        var answer = await Client.Get($"api/v1/duplicates?{query}");

        Assert.True(answer.Status == HttpStatusCode.BadRequest, answer.ToString());
        Assert.Equal([parameter], answer.Parameters);
        Assert.Contains(detail, answer.Json["errors"]![0]!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_takes_the_ids_that_its_new_sites_are_not()
    {
        const string Row = "pol-poznan-third,Poznan motor works,State Arms Group,POL,Poznan,,,Leopard 2,depot,,operating,A,,,reported,\n";
        const string Header = "id,name,operator,partner_code,town,lat,lon,platforms,capability_level,throughput,status,source,source_url,source_date,confidence,notes\n";

        var refused = await Import("", Header + Row);
        var half = await Import("&notDuplicateOf=pol-poznan-m88", Header + Row);
        var passed = await Import("&notDuplicateOf=pol-poznan-m88,pol-poznan-twin", Header + Row);
        var wrong = await Client.PostBody("?file=mro.csv&notDuplicateOf=Poznan", "text/csv", System.Text.Encoding.UTF8.GetBytes(Header + Row));

        Assert.Contains("Looks like pol-poznan-m88, which is registered", (await Client.Faults(refused))[0].Detail, StringComparison.Ordinal);
        Assert.StartsWith("Looks like pol-poznan-twin", (await Client.Faults(half))[0].Detail, StringComparison.Ordinal);
        Assert.True(passed.Json.State() == "succeeded", passed.ToString());
        Assert.Equal(["notDuplicateOf"], wrong.Parameters);
    }

    private static IEnumerable<string> Pairs(Answer answer) =>
        answer.Json["items"]!.AsArray().Select(pair => $"{pair!["kind"]} {pair["first"]!["id"]} {pair["second"]!["id"]}");

    private Task<Answer> Import(string query, string text) =>
        Client.ImportFile($"?file=mro.csv&dryRun=true{query}", text);

    /// <summary>The examples, a twin of each site, and a third factory that only its owner may see.</summary>
    public sealed class TwinsFixture : IAsyncLifetime
    {
        public ExamplesFixture Examples { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Examples.InitializeAsync();
            await Examples.Get<IRecordStore>().SeedPartners(("DEU", ["NATO"]));
            await Create("factories", example => (example["id"], example["name"]) = ("pol-twin", "Works, Nowa Deba"));
            await Create("mro-sites", example => (example["id"], example["name"], example["location"]!["town"]) = ("pol-poznan-twin", "Poznań motor works", "Poznan"));
            await Create("factories", example =>
                (example["id"], example["operator"], example["releasableTo"]) = ("pol-hidden", "Ministry of Defence", new JsonArray()));
        }

        public ValueTask DisposeAsync() => Examples.DisposeAsync();

        private async Task Create(string path, Action<JsonObject> change)
        {
            var body = ResourceCase.Of(path).Unaliased;
            change(body);
            var answer = await Examples.Client.Post($"api/v1/{path}?notDuplicateOf=pol-nowa-deba,pol-twin,pol-poznan-m88", body);
            Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        }
    }
}
