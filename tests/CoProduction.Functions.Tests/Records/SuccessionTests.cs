using System.Net;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records;

/// <summary>Products whose place others take.</summary>
public sealed class SuccessionTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Fact]
    public async Task A_product_names_its_successor_also_once_that_is_retired()
    {
        await Create(Product("NEW-1"));
        await Create(Product("OLD-1", "NEW-1"));

        Assert.Equal("NEW-1", (string?)(await Client.Get("api/v1/items/OLD-1")).Json["succeededBy"]);
        Assert.Equal(["NEW-1", "OLD-1"], (await Client.Get("api/v1/items?item=NEW-1")).Ids("code").Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NoContent, (await Client.Delete("api/v1/items/NEW-1", "*")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Client.Put("api/v1/items/OLD-1", Product("OLD-1", "NEW-1"), "*")).Status);
        Assert.Equal(["/succeededBy"], (await Client.Post("api/v1/items", Product("OLD-0", "NEW-1"))).Pointers);

        Assert.Equal(HttpStatusCode.OK, (await Client.Put("api/v1/items/OLD-1", Product("OLD-1"), "*")).Status);
        var history = (await Client.Get("api/v1/items/OLD-1/history")).Json["items"]!.AsArray();
        Assert.Equal(["/succeededBy"], history[1]!["changes"]!.AsArray().Select(change => (string?)change!["field"]));
    }

    [Theory]
    [InlineData("product", "NO-SUCH", "unknown-reference", "There is no item NO-SUCH; GET /api/v1/items lists them.")]
    [InlineData("product", "155-PRIMER", "conflict", "Must be a product; 155-PRIMER is a component.")]
    [InlineData("product", "FPV", "conflict", "Must be of the family artillery-155; FPV is of the family drone.")]
    [InlineData("product", "OLD-2", "invalid-value", "OLD-2 cannot be the successor of itself.")]
    [InlineData("component", "FPV", "invalid-value", "Only a product can have a successor; leave this out.")]
    [InlineData("product", "no item", "invalid-value", null)]
    public async Task What_cannot_be_a_successor_is_named(string kind, string successor, string code, string? detail)
    {
        var item = Product("OLD-2", successor);
        item["kind"] = kind;

        var answer = await Client.Post("api/v1/items", item);

        Assert.Equal(["/succeededBy"], answer.Pointers);
        Assert.Equal(code, (string?)answer.Json["errors"]![0]!["code"]);
        Assert.Equal(detail ?? CoProduction.Registry.Items.ItemCode.Rule, (string?)answer.Json["errors"]![0]!["detail"]);
    }

    [Fact]
    public async Task A_chain_of_successors_that_leads_back_is_refused_with_the_cycle()
    {
        await Create(Product("ROUND-C"));
        await Create(Product("ROUND-B", "ROUND-C"));
        await Create(Product("ROUND-A", "ROUND-B"));

        var answer = await Client.Put("api/v1/items/ROUND-C", Product("ROUND-C", "ROUND-A"), "*");

        Assert.Equal(["/succeededBy"], answer.Pointers);
        Assert.Equal("cycle", (string?)answer.Json["errors"]![0]!["code"]);
        Assert.Contains("ROUND-C > ROUND-A > ROUND-B > ROUND-C", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "component")]
    [InlineData("family", "another")]
    public async Task A_successor_stays_a_product_of_the_family(string property, string value)
    {
        await Create(Product($"NEW-{property}"));
        await Create(Product($"OLD-{property}", $"NEW-{property}"));
        var changed = Product($"NEW-{property}");
        changed[property] = value;

        var answer = await Client.Put($"api/v1/items/NEW-{property}", changed, "*");

        Assert.Equal([$"/{property}"], answer.Pointers);
        Assert.Contains($"items/OLD-{property} names this item as its successor", answer.Text, StringComparison.Ordinal);
    }

    private static JsonObject Product(string code, string? successor = null)
    {
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["kind"], item["materials"]) = (code, "product", new JsonArray());
        if (successor is not null)
        {
            item["succeededBy"] = successor;
        }

        return item;
    }

    private async Task Create(JsonObject item)
    {
        var answer = await Client.Post("api/v1/items", item);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }
}
