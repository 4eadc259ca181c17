using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Levers;

/// <summary>Capacity that, added to one item or to several at once, brings a product nearer to its goal, with those that share the goal.</summary>
/// <param name="Product">The product, which is short of its path in the month.</param>
/// <param name="Step">
/// The addition of each step: one unit a month of one item; for several items, the quantities in one unit of the product.
/// </param>
/// <param name="UnitsAYear">The gain of each step: units of the product in a year of months like this one.</param>
/// <param name="Steps">The exact number of steps with this gain: until something else binds or the path is met.</param>
/// <param name="Next">The items that bind the product if more is added; empty if its path is met.</param>
/// <param name="Others">The effects of the first steps on other products, with or without a goal. Products without a change are left out.</param>
public sealed record Lever(
    ItemCode Product, IReadOnlyList<CapacityIncrement> Step, double UnitsAYear, double Steps, IReadOnlyList<ItemCode> Next, IReadOnlyList<SideEffect> Others)
{
    /// <summary>The gain of all steps together, units a year.</summary>
    public double Unlocked => UnitsAYear * Steps;
}

/// <summary>The addition of one step to an item.</summary>
/// <param name="Item">The item; the product itself for its own assembly.</param>
/// <param name="Units">Units a month; more than 0.</param>
public sealed record CapacityIncrement(ItemCode Item, double Units);

/// <summary>The effect of a step on another product.</summary>
/// <param name="Product">The product.</param>
/// <param name="UnitsAYear">Units a year with each step; negative if the product makes less, because the helped product takes more of what both
/// need.</param>
public sealed record SideEffect(ItemCode Product, double UnitsAYear);
