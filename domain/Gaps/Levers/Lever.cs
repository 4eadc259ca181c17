using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Levers;

/// <summary>Capacity that, added to one item or to two at once, brings a product nearer to its goal.</summary>
/// <param name="Product">The product, which is short of its path in the month.</param>
/// <param name="Step">
/// What is added with each step: one unit a month of one item; of two, what goes into one unit of the product.
/// </param>
/// <param name="UnitsAYear">What each step unlocks: units of the product in a year of months like this one.</param>
/// <param name="Steps">How many steps each unlock as much, exactly: until something else binds or the path is met.</param>
/// <param name="Next">The items that bind the product if more is added; empty where its path is met.</param>
/// <param name="Others">What the first steps change for other products with goals; none that it does not change.</param>
public sealed record Lever(
    ItemCode Product, IReadOnlyList<AddedCapacity> Step, double UnitsAYear, double Steps, IReadOnlyList<ItemCode> Next, IReadOnlyList<SideEffect> Others)
{
    /// <summary>What all steps together unlock, units a year.</summary>
    public double Unlocked => UnitsAYear * Steps;
}

/// <summary>What one step adds to an item.</summary>
/// <param name="Item">The item; the product itself for its own assembly.</param>
/// <param name="Units">Units a month; more than 0.</param>
public sealed record AddedCapacity(ItemCode Item, double Units);

/// <summary>What a step changes for another product.</summary>
/// <param name="Product">The product.</param>
/// <param name="UnitsAYear">Units a year with each step; negative where it makes less, because the product that is helped takes more of what both need.</param>
public sealed record SideEffect(ItemCode Product, double UnitsAYear);
