using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Allocations;

/// <summary>An item that is used up, so that a product which needs it cannot be made faster.</summary>
/// <param name="Item">The item; the product itself where its own assembly is used up.</param>
/// <param name="Capacity">Units a month.</param>
/// <param name="Use">What all products together use of it, units a month.</param>
public sealed record BindingItem(ItemCode Item, double Capacity, double Use)
{
    internal static BindingItem Of(CaseProjection outcome, int item, int month) =>
        new(outcome.Projection.Items[item], outcome.Production.Capacities[month, item], outcome.Production.Used[month, item]);
}
