using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Releases;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Products, assemblies that go into them, and parts that go into those: each is used at least once, many are shared.</summary>
internal static class SyntheticItems
{
    public static readonly IReadOnlyList<Family> Families =
        [.. new[] { "artillery-155", "drone", "long-range-strike", "patriot" }.Select(Parsed.As<Family>)];

    private const double UnknownQuantity = 0.1;

    /// <summary>The products first.</summary>
    public static Item[] Of(SplitMix64 numbers, int items, int products)
    {
        var components = items - products;
        ItemCode[] assemblies = [.. Codes("assembly", (components + 1) / 2)];
        ItemCode[] parts = [.. Codes("part", components / 2)];
        var intoProducts = Bills(numbers, products, assemblies, shared: 3);
        var intoAssemblies = Bills(numbers, assemblies.Length, parts, shared: 1);
        return
        [
            .. Codes("product", products).Select((code, number) => Make(code, ItemKind.Product, number, intoProducts[number])),
            .. assemblies.Select((code, number) => Make(code, ItemKind.Component, number, intoAssemblies[number])),
            .. parts.Select((code, number) => Make(code, ItemKind.Component, number, [])),
        ];
    }

    private static IEnumerable<ItemCode> Codes(string word, int count) =>
        Enumerable.Range(1, count).Select(number =>
            Parsed.As<ItemCode>(string.Create(CultureInfo.InvariantCulture, $"{word}-{number:D4}")));

    private static Item Make(ItemCode code, ItemKind kind, int number, IReadOnlyList<MaterialLine> materials) =>
        new(code, code.Value, kind, Families[number % Families.Count], "piece", null, Release.ToEveryone, materials);

    /// <summary>Each material goes into one item in turn, and each item gets some more of those that go into others already.</summary>
    private static MaterialLine[][] Bills(SplitMix64 numbers, int items, ItemCode[] materials, int shared)
    {
        var bills = Enumerable.Range(0, items).Select(_ => new HashSet<int>()).ToArray();
        for (var material = 0; items > 0 && material < materials.Length; material++)
        {
            bills[material % items].Add(material);
        }

        foreach (var bill in bills)
        {
            for (var more = 0; materials.Length > 0 && more < shared; more++)
            {
                bill.Add(numbers.LowBelow(materials.Length));
            }
        }

        return [.. bills.Select(bill => bill.Order().Select(material => Line(numbers, materials[material])).ToArray())];
    }

    private static MaterialLine Line(SplitMix64 numbers, ItemCode item) =>
        new(item, numbers.Chance(UnknownQuantity) ? null : 1 + numbers.LowBelow(4), "piece", SyntheticSources.Of(numbers));
}
