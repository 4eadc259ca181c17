using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Resilience;

/// <summary>The output lost without some contributors to capacity.</summary>
/// <param name="Products">The products whose output changes in any month, in the order of their codes; empty if nothing is lost.</param>
public sealed record Loss(IReadOnlyList<ProductLoss> Products)
{
    public static readonly Loss None = new([]);
}

/// <summary>A product that loses or gains something.</summary>
public sealed record ProductLoss(ItemCode Product, Family Family, UnitsLost Units);
