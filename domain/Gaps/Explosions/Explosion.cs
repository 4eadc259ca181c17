using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Explosions;

/// <summary>The quantities that go into one unit of each product, through all levels of the bill of materials.</summary>
public sealed class Explosion
{
    /// <summary>The largest quantity. Without this limit, large quantities could multiply to infinity over many levels.</summary>
    private const double LargestQuantity = 1e100;

    private readonly IReadOnlyList<int>[] below;

    /// <exception cref="BillOfMaterialsCycleException">An item is a material of itself, directly or through other items.</exception>
    public Explosion(Register register, ItemIndex items)
    {
        Products = items.Products;
        var bill = new BillOfMaterials(register.Items);
        Quantities = new MaterialQuantities(register);
        var materials = new (int Item, double? Quantity)[items.Count][];
        for (var item = 0; item < items.Count; item++)
        {
            materials[item] =
            [
                .. bill.Of(items[item])
                    .Select(line => (Item: items.Find(line.Item)!.Value, Quantity: Quantities.Of(line)))
                    .OrderBy(line => line.Item),
            ];
        }

        var downward = Downward(materials);
        var uses = new IReadOnlyList<Use>[Products.Count];
        below = new IReadOnlyList<int>[Products.Count];
        for (var product = 0; product < Products.Count; product++)
        {
            (uses[product], below[product]) = Explode(Products[product], materials, downward);
        }

        Uses = new UseMatrix(uses, items.Count);
    }

    /// <summary>The products' item numbers, ascending. A product's number is its index here.</summary>
    public IReadOnlyList<int> Products { get; }

    /// <summary>The quantities of the bills of materials, in the units in which the materials are counted.</summary>
    public MaterialQuantities Quantities { get; }

    /// <summary>By product: the product itself, once, and everything that goes into it in known quantity.</summary>
    public UseMatrix Uses { get; }

    /// <summary>By product: every item that it depends on, in known or unknown quantity, ascending.</summary>
    public IReadOnlyList<int> Below(int product) => below[product];

    private static (IReadOnlyList<Use> Uses, IReadOnlyList<int> Below) Explode(
        int product, (int Item, double? Quantity)[][] materials, List<int> downward)
    {
        var quantities = new double[materials.Length];
        var reached = new bool[materials.Length];
        quantities[product] = 1;
        reached[product] = true;
        foreach (var item in downward)
        {
            if (reached[item])
            {
                foreach (var (material, quantity) in materials[item])
                {
                    reached[material] = true;
                    quantities[material] = Math.Min(LargestQuantity, quantities[material] + (quantities[item] * (quantity ?? 0)));
                }
            }
        }

        return (
            [.. quantities.Index().Where(entry => entry.Item > 0).Select(entry => new Use(entry.Index, entry.Item))],
            [.. reached.Index().Where(entry => entry.Item && entry.Index != product).Select(entry => entry.Index)]);
    }

    /// <summary>All items, each before its materials.</summary>
    private static List<int> Downward((int Item, double? Quantity)[][] materials)
    {
        var waitingFor = new int[materials.Length];
        foreach (var line in materials.SelectMany(lines => lines))
        {
            waitingFor[line.Item]++;
        }

        var order = Enumerable.Range(0, materials.Length).Where(item => waitingFor[item] == 0).ToList();
        for (var next = 0; next < order.Count; next++)
        {
            foreach (var (material, _) in materials[order[next]])
            {
                if (--waitingFor[material] == 0)
                {
                    order.Add(material);
                }
            }
        }

        return order;
    }
}
