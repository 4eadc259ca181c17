using System.Globalization;
using CoProduction.Registry.Items;

namespace CoProduction.Domain.Tests.Registry.Items;

public sealed class BillOfMaterialsTests
{
    [Fact]
    public void Bill_is_that_of_the_item() =>
        Assert.Equal(["TNT"], Bill(("155-HE", ["TNT"])).Of(Sample.As<ItemCode>("155-HE")).Select(line => line.Item.Value));

    [Fact]
    public void Mineral_has_no_materials() => Assert.Empty(Bill(("155-HE", ["TNT"])).Of(Sample.As<ItemCode>("TNT")));

    [Fact]
    public void Cycle_is_refused_with_the_way_round()
    {
        var refusal = Assert.Throws<BillOfMaterialsCycleException>(
            () => Bill(("Aa", ["Bb"]), ("Bb", ["Cc"]), ("Cc", ["Dd"]), ("Dd", ["Bb"])));

        Assert.Equal(["Bb", "Cc", "Dd", "Bb"], refusal.Cycle.Select(item => item.Value));
        Assert.Contains("Bb > Cc > Dd > Bb", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cycle_is_found_behind_branches_that_end() =>
        Assert.Equal(
            ["Aa", "Cc", "Aa"],
            BillOfMaterials.FindCycle(Items(("Aa", ["Bb", "Cc"]), ("Bb", ["Dd"]), ("Cc", ["Dd", "Aa"]), ("Dd", [])))!.Select(item => item.Value));

    [Fact]
    public void Cycle_does_not_depend_on_the_order_of_the_items()
    {
        var items = Items(("Aa", ["Bb"]), ("Bb", ["Aa", "Cc"]), ("Cc", ["Dd"]), ("Dd", ["Cc"]));

        Assert.Equal(BillOfMaterials.FindCycle(items), BillOfMaterials.FindCycle(items.Reverse()));
    }

    [Fact]
    public void Diamond_is_no_cycle() =>
        Assert.Null(BillOfMaterials.FindCycle(Items(("Aa", ["Bb", "Cc"]), ("Bb", ["Dd"]), ("Cc", ["Dd"]), ("Dd", []))));

    [Fact]
    public void Many_diamonds_in_a_row_are_searched_once_each() =>
        Assert.Null(BillOfMaterials.FindCycle(
        [
            .. Enumerable.Range(0, 200).SelectMany(level => Items(
                (Name(2 * level), [Name((2 * level) + 2), Name((2 * level) + 3)]),
                (Name((2 * level) + 1), [Name((2 * level) + 2), Name((2 * level) + 3)]))),
        ]));

    [Fact]
    public void Chain_of_10000_levels_is_no_cycle() => Assert.Null(BillOfMaterials.FindCycle(Chain(10_000)));

    [Fact]
    public void Cycle_of_10000_levels_is_found() =>
        Assert.Equal(10_001, BillOfMaterials.FindCycle([.. Chain(9_999), .. Items((Name(9_999), [Name(0)]))])?.Count);

    [Fact]
    public void Two_items_with_one_code_are_refused() => Assert.Throws<ArgumentException>(() => Bill(("Aa", []), ("Aa", [])));

    private static BillOfMaterials Bill(params (string Code, string[] Materials)[] items) => new(Items(items));

    private static IEnumerable<Item> Items(params (string Code, string[] Materials)[] items) =>
        items.Select(item => Sample.Item(item.Code, [.. item.Materials.Select(material => Sample.Material(material))]));

    private static IEnumerable<Item> Chain(int levels) =>
        Items([.. Enumerable.Range(0, levels).Select(level => (Name(level), new[] { Name(level + 1) }))]);

    private static string Name(int level) => string.Create(CultureInfo.InvariantCulture, $"I{level:D6}");
}
