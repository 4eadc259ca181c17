using CoProduction.Gaps.Explosions;

namespace CoProduction.Domain.Tests.Gaps.Allocations;

/// <summary>Small allocation problems. The first items are the products themselves.</summary>
internal static class Shared
{
    /// <param name="capacities">The capacity by item; infinite if unknown.</param>
    /// <param name="materials">By product, the materials of one unit, without the product itself.</param>
    public static Problem Problem(double[] capacities, params (int Item, double Quantity)[][] materials) =>
        new(
            new UseMatrix(
                [.. materials.Select((uses, product) => (IReadOnlyList<Use>)
                    [new Use(product, 1), .. uses.Select(use => new Use(use.Item, use.Quantity)).OrderBy(use => use.Item)])],
                capacities.Length),
            capacities);

    /// <summary>Two to five products over one to six shared materials, some of unknown capacity, with unequal weights.</summary>
    public static (Problem Problem, double[] Weights) Random(int seed)
    {
        var random = new Random(seed);
        var (products, shared) = (random.Next(2, 6), random.Next(1, 7));
        var materials = Enumerable.Range(0, products).Select(_ => Enumerable.Range(products, shared)
            .Where(_ => random.Next(3) > 0)
            .Select(item => (item, (double)random.Next(1, 6)))
            .ToArray()).ToArray();
        double[] capacities =
        [
            .. Enumerable.Range(0, products).Select(_ => (double)random.Next(0, 60)),
            .. Enumerable.Range(0, shared).Select(_ => random.Next(5) == 0 ? double.PositiveInfinity : random.Next(0, 400)),
        ];
        return (Problem(capacities, materials), [.. Enumerable.Range(0, products).Select(_ => random.Next(1, 80) * 0.5)]);
    }
}
