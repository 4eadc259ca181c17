using CoProduction.Benchmarks.Synthetic;

namespace CoProduction.Benchmarks;

/// <summary>How large the registers are that are measured.</summary>
/// <param name="InMemory">Sites of the registers that are calculated with.</param>
/// <param name="Linear">Sites of the largest register, by which the cost is seen to grow evenly.</param>
/// <param name="Stored">Sites of the registers that are written to storage and read from it.</param>
/// <param name="Writers">Writers of one partner at once.</param>
/// <param name="Sharing">Products that share the capacity of one month.</param>
/// <param name="Uncertain">Sites of the register of whose plans courses of the future are run.</param>
/// <param name="Trials">How many courses.</param>
internal sealed record Scale(IReadOnlyList<int> InMemory, int Linear, IReadOnlyList<int> Stored, IReadOnlyList<int> Writers, IReadOnlyList<int> Sharing, int Uncertain, int Trials)
{
    public static readonly Scale Full = new([1_000, 10_000, 100_000], 1_000_000, [1_000, 5_000], [1, 16, 64], [12, 48], 11_800, 10_000);

    /// <summary>Just enough to see that everything runs.</summary>
    public static readonly Scale Smoke = new([100], 200, [100], [4], [12], 100, 20);

    private const ulong Seed = 2025;

    /// <summary>The scale of this run. BenchmarkDotNet makes the benchmarks itself and asks them for their sizes before anything can be handed to them.</summary>
    public static Scale Current { get; set; } = Full;

    /// <summary>A register with so many sites and a plan for every fifth: 12 products, 48 components, 40 partners.</summary>
    public static Register RegisterOf(int sites) =>
        SyntheticRegister.Of(Seed, sites, items: 60, products: 12, partners: 40, plans: sites / 5);

    /// <summary>A register with so many products and four components for each: 1,000 sites, 40 partners.</summary>
    public static Register RegisterOfProducts(int products) =>
        SyntheticRegister.Of(Seed, sites: 1_000, items: 5 * products, products, partners: 40, plans: 200);
}
