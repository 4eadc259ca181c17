using System.Net;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records;

/// <summary>The units in which items are counted.</summary>
public sealed class ItemUnitTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Fact]
    public async Task An_item_states_the_other_units_in_which_it_is_counted()
    {
        await Create(Component("MCS-1", "module", ("charge", 5), ("pallet", 360)));

        var units = (await Client.Get("api/v1/items/MCS-1")).Json["otherUnits"]!.AsArray();
        Assert.Equal([("charge", 5.0), ("pallet", 360.0)], units.Select(unit => ((string)unit!["unit"]!, (double)unit["ownUnits"]!)));

        Assert.Equal(HttpStatusCode.OK, (await Client.Put("api/v1/items/MCS-1", Component("MCS-1", "module"), "*")).Status);
        Assert.False((await Client.Get("api/v1/items/MCS-1")).Json.AsObject().ContainsKey("otherUnits"));
    }

    [Fact]
    public async Task Each_unit_that_cannot_be_is_named()
    {
        var answer = await Client.Post("api/v1/items", Component("MCS-2", "module", ("Modules", 5), ("charge", 5), ("charge", 6), ("box", 0)));

        Assert.Equal(["/otherUnits/0/unit", "/otherUnits/2/unit", "/otherUnits/3/ownUnits"], answer.Pointers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_unit_and_the_bill_that_uses_it_written_at_the_same_time_agree_or_one_of_them_is_taken_back()
    {
        for (var round = 0; round < 5; round++)
        {
            var (part, whole) = ($"RACE-{round}-MCS", $"RACE-{round}-ROUND");
            await Create(Component(part, "module", ("charge", 5)));
            await Create(Component(whole, "round"));

            await Task.WhenAll(
                Client.Put($"api/v1/items/{part}", Component(part, "module"), "*"),
                Client.Put($"api/v1/items/{whole}", Using(whole, part, "charge"), "*"));

            var (first, second) = (await Client.Get($"api/v1/items/{part}"), await Client.Get($"api/v1/items/{whole}"));
            Assert.False(first.Json["otherUnits"] is null && second.Json["materials"]!.AsArray().Count > 0, $"{first}\n{second}");
        }
    }

    [Fact]
    public async Task A_mineral_goes_into_an_item_in_any_unit() =>
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/items", Using("SHOT", "antimony", "drum"))).Status);

    private static JsonObject Using(string code, string material, string unit)
    {
        var item = Component(code, "round");
        item["materials"] = ResourceCase.Of("items").Example["materials"]!.DeepClone();
        (item["materials"]![0]!["item"], item["materials"]![0]!["unit"]) = (material, unit);
        return item;
    }

    private static JsonObject Component(string code, string unit, params (string Name, double OwnUnits)[] others)
    {
        var item = ResourceCase.Of("items").Example;
        (item["code"], item["unit"], item["materials"]) = (code, unit, new JsonArray());
        item["otherUnits"] = new JsonArray([.. others.Select(other => new JsonObject { ["unit"] = other.Name, ["ownUnits"] = other.OwnUnits })]);
        return item;
    }

    private async Task Create(JsonObject item)
    {
        var answer = await Client.Post("api/v1/items", item);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }
}
