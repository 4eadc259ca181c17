using CoProduction.Functions.Access;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records.Retirements;

/// <summary>What others can name is retired instead of deleted.</summary>
public sealed class RetirementTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private static readonly Queue<string> Countries = new(["FRA", "ITA", "ESP", "NOR", "SWE", "FIN", "DNK", "NLD", "BEL", "CZE", "ROU"]);

    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("partners", "DEU")]
    [InlineData("items", "RETIRED-1")]
    [InlineData("mineral-chains", "gallium")]
    [InlineData("factories", "pol-retired-works")]
    [InlineData("mro-sites", "pol-retired-dock")]
    [InlineData("baselines", "pol-retired-total")]
    public async Task A_deleted_record_is_retired_until_it_is_stated_again(string path, string id)
    {
        var (resource, address) = (ResourceCase.Of(path), $"api/v1/{path}/{id}");
        var body = resource.Another;
        body[resource.IdProperty] = id;
        await Done(HttpStatusCode.Created, Client.Post(await Address(path), body));

        await Done(HttpStatusCode.NoContent, Client.Delete(address, "*"));
        var retired = await Client.Get(address);
        await Done(HttpStatusCode.NoContent, Client.Delete(address, "*"));

        Assert.Equal(TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (string?)retired.Json["retired"]);
        Assert.DoesNotContain(id, (await Client.Get(resource.Address)).Ids(resource.IdProperty));
        Assert.Contains(id, (await Client.Get($"{resource.Address}?retired=true")).Ids(resource.IdProperty));
        Assert.Equal(2, (await Client.Get($"{address}/history")).Json["items"]!.AsArray().Count);
        await Done(HttpStatusCode.OK, Client.Put(address, retired.Json, retired.ETag));
        Assert.NotNull((await Client.Get(address)).Json["retired"]);

        Assert.Null((await Done(HttpStatusCode.OK, Client.Put(address, body, "*"))).Json["retired"]);
        await Done(HttpStatusCode.NoContent, Client.Delete(address, "*"));
        Assert.Null((await Done(HttpStatusCode.Created, Client.Post(await Address(path), body))).Json["retired"]);
        await Done(HttpStatusCode.Conflict, Client.Post(resource.Address, body));
        Assert.Contains(id, (await Client.Get(resource.Address)).Ids(resource.IdProperty));
    }

    [Theory]
    [InlineData("stocks", "pol-names-item", "item", "\"{item}\"", "/item")]
    [InlineData("baselines", "pol-names-item", "item", "\"{item}\"", "/item")]
    [InlineData("coverages", "pol-names-item", "item", "\"{item}\"", "/item")]
    [InlineData("agreements", "ag-pol-names-item", "item", "\"{item}\"", "/item")]
    [InlineData("agreements", "ag-pol-names-partner", "parties", "[\"POL\",\"{partner}\"]", "/parties/1")]
    [InlineData("goals", "drone", "releasableTo", "[\"{partner}\",\"POL\"]", "/releasableTo/0")]
    [InlineData("items", "NAMES-MINERAL", "materials", "[{\"item\":\"{mineral}\",\"unit\":\"kg\",\"source\":{\"publisher\":\"P\",\"confidence\":\"recalled\"}}]", "/materials/0/item")]
    [InlineData("scenarios", "sc-pol-names-site", "changes", "[{\"kind\":\"outage\",\"sites\":[\"{site}\"],\"percent\":50,\"from\":\"2027-01\"}]", "/changes/0/sites/0")]
    [InlineData("scenarios", "sc-pol-names-partner", "changes", "[{\"kind\":\"slip\",\"partners\":[\"{partner}\"],\"slipMonths\":3}]", "/changes/0/partners/0")]
    [InlineData("mineral-chains", "names-partner", "shares/0/basis", "\"partner:{partner}\"", "/shares/0/basis")]
    [InlineData("factories", "pol-names-site", "movedTo", "\"{site}\"", "/movedTo")]
    public async Task A_retired_record_is_named_by_those_who_named_it_and_by_no_other(string path, string id, string member, string text, string at)
    {
        var names = await Named();
        var (resource, value) = (ResourceCase.Of(path), JsonNode.Parse(names.Aggregate(text, (all, name) => all.Replace(name.Key, name.Value, StringComparison.Ordinal)))!);
        var (body, other) = (resource.Another, resource.Another);
        body[resource.IdProperty] = id;
        other[resource.IdProperty] = path == "goals" ? "artillery-155" : $"{id}-2";
        Set(body, member, value);
        Set(other, member, value.DeepClone());
        await Done(HttpStatusCode.Created, Client.Post(await Address(path), body));

        foreach (var address in new[] { $"items/{names["{item}"]}", $"mineral-chains/{names["{mineral}"]}", $"factories/{names["{site}"]}", $"partners/{names["{partner}"]}" })
        {
            await Done(HttpStatusCode.NoContent, Client.Delete($"api/v1/{address}", "*"));
        }

        await Done(HttpStatusCode.OK, Client.Put($"{resource.Address}/{id}", body, "*"));
        var refused = path == "goals"
            ? await Client.Put($"{resource.Address}/artillery-155", other, "*")
            : await Client.Post(await Address(path), other);
        Assert.True(refused.Status == HttpStatusCode.BadRequest, refused.ToString());
        Assert.Equal([at], refused.Pointers);
        Assert.Equal("retired", (string?)refused.Json["errors"]![0]!["code"]);
    }

    [Fact]
    public async Task A_new_site_like_a_retired_one_is_no_duplicate()
    {
        var site = ResourceCase.Of("factories").Another;
        (site["id"], site["name"]) = ("pol-first-of-two", "Halls that were entered twice");
        var address = await Address("factories");
        await Done(HttpStatusCode.Created, Client.Post(address, site));
        site["id"] = "pol-second-of-two";
        await Done(HttpStatusCode.Conflict, Client.Post(address, site));

        await Done(HttpStatusCode.NoContent, Client.Delete("api/v1/factories/pol-first-of-two", "*"));

        await Done(HttpStatusCode.Created, Client.Post(address, site));
        Assert.DoesNotContain("pol-first-of-two", (await Client.Get("api/v1/exports/geojson")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pol-first-of-two", (await Client.Get("api/v1/duplicates")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_a_retired_partner_reads_nothing_that_is_released_to_its_groups()
    {
        await Done(HttpStatusCode.OK, Client.Put("api/v1/stocks/pol-primer-days", Released("NATO"), "*"));
        await Create("partners", "code", "HRV");
        await register.Get<IRecordStore>().SeedPartners(("HRV", ["NATO"]));
        using var croatia = register.ClientOf("HRV", Role.Reader);
        await Done(HttpStatusCode.OK, croatia.Get("api/v1/stocks/pol-primer-days"));

        await Done(HttpStatusCode.NoContent, Client.Delete("api/v1/partners/HRV", "*"));

        await Done(HttpStatusCode.NotFound, croatia.Get("api/v1/stocks/pol-primer-days"));
    }

    [Fact]
    public async Task A_retired_factory_counts_in_no_report()
    {
        var site = ResourceCase.Of("factories").Another;
        (site["id"], site["lines"]![0]!["item"], site["lines"]![0]!["stage"]) = ("pol-counted", "FPV", "complete");
        await Done(HttpStatusCode.Created, Client.Post(await Address("factories"), site));
        Assert.Contains("pol-counted", (await Client.Get("api/v1/gap-reports/current/promises")).Text, StringComparison.Ordinal);

        await Done(HttpStatusCode.NoContent, Client.Delete("api/v1/factories/pol-counted", "*"));

        Assert.DoesNotContain("pol-counted", (await Client.Get("api/v1/gap-reports/current/promises")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_names_a_retired_item_only_if_it_states_it()
    {
        const string Stocks = "item_code,scope,metric,value,unit,as_of,source,source_url,source_date,confidence,notes\n";
        const string Rows = Stocks + "FILED-1,POL,days_of_supply,3,days,2025,A,,2025,reported,\n";
        await using var bench = await Workbench.Create();
        await bench.Accept(
            ("partners.csv", "code,name,theater,memberships\nPOL,Poland,europe,NATO\n"),
            ("components.csv", "code,name,family,kind,unit,notes,retired\nFILED-1,Filed,artillery-155,component,each,,2026-11-01\n"));

        var refused = Assert.Single(await bench.Reject(("stock.csv", Rows)));

        Assert.Equal("retired", refused.Code);
        Assert.StartsWith("Names FILED-1, which was retired on 2026-11-01", refused.Message, StringComparison.Ordinal);
        await bench.Accept(("stock.csv", Rows), ("components.csv", "code,name,family,kind,unit,notes\nFILED-1,Filed,artillery-155,component,each,\n"));
        Assert.NotNull((await bench.Read()).Items.Single().Retired);
    }

    private static JsonObject Released(string audience)
    {
        var body = ResourceCase.Of("stocks").Example;
        body["releasableTo"] = new JsonArray(audience);
        return body;
    }

    private async Task<Dictionary<string, string>> Named()
    {
        var country = Countries.Dequeue();
        return new()
        {
            ["{item}"] = await Create("items", "code", $"FOR-{country}"),
            ["{mineral}"] = await Create("mineral-chains", "mineral", $"for-{country.ToLowerInvariant()}"),
            ["{site}"] = await Create("factories", "id", $"pol-for-{country.ToLowerInvariant()}"),
            ["{partner}"] = await Create("partners", "code", country),
        };
    }

    private async Task<string> Create(string path, string property, string id)
    {
        var body = ResourceCase.Of(path).Another;
        body[property] = id;
        await Done(HttpStatusCode.Created, Client.Post(await Address(path), body));
        return id;
    }

    /// <summary>The address to create a record at, which for a site says that it is none of those registered.</summary>
    private async Task<string> Address(string path) =>
        path == "factories" ? $"api/v1/{path}?notDuplicateOf={string.Join(',', (await Client.Get("api/v1/factories?pageSize=500")).Ids("id"))}" : $"api/v1/{path}";

    private static void Set(JsonObject body, string member, JsonNode value)
    {
        JsonNode at = body;
        var path = member.Split('/');
        foreach (var step in path[..^1])
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        at[path[^1]] = value;
    }

    private static async Task<Answer> Done(HttpStatusCode status, Task<Answer> sent)
    {
        var answer = await sent;
        Assert.True(answer.Status == status, answer.ToString());
        return answer;
    }
}
