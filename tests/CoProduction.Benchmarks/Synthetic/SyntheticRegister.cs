using CoProduction.Registry.Dates;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>
/// Registers of any size in the shape of the real one: four families, bills of materials of two levels that share components,
/// few partners with most of the sites, more unknown rates than one would like, observed totals that exceed what is registered.
/// No figure in them is about anything real.
/// </summary>
public static class SyntheticRegister
{
    /// <summary>The first month of all goals.</summary>
    public static readonly Month FirstMonth = new(2025, 10);

    /// <summary>The month up to which something is observed.</summary>
    public static readonly Month AsOf = new(2026, 3);

    /// <summary>The length of all goals, in months.</summary>
    public const int Months = 60;

    /// <summary>The register that these numbers decide: the same on every machine.</summary>
    /// <param name="seed">Tells registers of one size apart.</param>
    /// <param name="sites">Factories of one or two lines each; at least 0.</param>
    /// <param name="items">Products and components together; at least <paramref name="products"/>.</param>
    /// <param name="products">How many of them are products; at least 4, one for each family.</param>
    /// <param name="partners">1 to <see cref="SyntheticPartners.Most"/>.</param>
    /// <param name="plans">Spread over the sites at random; 0 where there is no site.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Register Of(ulong seed, int sites, int items, int products, int partners, int plans)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sites);
        ArgumentOutOfRangeException.ThrowIfLessThan(products, SyntheticItems.Families.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, products);
        ArgumentOutOfRangeException.ThrowIfLessThan(partners, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partners, SyntheticPartners.Most);
        ArgumentOutOfRangeException.ThrowIfNegative(plans);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plans, sites == 0 ? 0 : int.MaxValue);

        var members = SyntheticPartners.Of(partners);
        var catalogue = SyntheticItems.Of(SplitMix64.Stream(seed, 0), items, products);
        var promises = SyntheticPlans.Spread(SplitMix64.Stream(seed, 1), plans, sites);
        var factories = SyntheticFactories.Of(SplitMix64.Stream(seed, 2), promises, catalogue, members);
        return new Register
        {
            Partners = members,
            Items = catalogue,
            Factories = factories,
            Baselines = SyntheticBaselines.Of(SplitMix64.Stream(seed, 3), catalogue, factories, members),
            Goals = SyntheticGoals.Of(),
        };
    }
}
