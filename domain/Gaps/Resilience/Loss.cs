using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Resilience;

/// <summary>The output lost without some contributors to capacity, at the lower bound of capacity.</summary>
/// <param name="Products">The products whose output changes in any month, in the order of their codes; empty if nothing is lost.</param>
public sealed record Loss(IReadOnlyList<ProductLoss> Products)
{
    public static readonly Loss None = new([]);

    /// <summary>The same by family, in the order of the families' names.</summary>
    public IEnumerable<(Family Family, UnitsLost Units)> Families =>
        Products.GroupBy(product => product.Family).OrderBy(family => family.Key)
            .Select(family => (family.Key, UnitsLost.Of([.. family.Select(product => product.Units)])));
}

/// <summary>A product that loses or gains something.</summary>
public sealed record ProductLoss(ItemCode Product, Family Family, UnitsLost Units);
