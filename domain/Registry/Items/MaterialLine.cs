using CoProduction.Registry.Sources;

namespace CoProduction.Registry.Items;

/// <summary>One line of an item's bill of materials.</summary>
public sealed record MaterialLine
{
    /// <param name="item">The material: a component, mineral or material.</param>
    /// <param name="quantityPerUnit">How many <paramref name="unit"/> go into one unit of the item above; more than 0. Null if the quantity is
    /// unknown.</param>
    /// <param name="unit">The unit of the quantity, as its source states it.</param>
    /// <param name="source">The source of these facts.</param>
    /// <exception cref="ArgumentException">The quantity is not more than 0, or the unit is malformed.</exception>
    public MaterialLine(ItemCode item, double? quantityPerUnit, string unit, Source source)
    {
        Item = item;
        QuantityPerUnit = Require.PositiveOrNull(
            quantityPerUnit, nameof(quantityPerUnit), $"Must be more than 0, at most {Amount.Largest:0}, or absent for a dependency.");
        Unit = Require.Text(unit, Wording.Name, nameof(unit));
        Source = source;
    }

    public ItemCode Item { get; }

    public double? QuantityPerUnit { get; }

    public string Unit { get; }

    public Source Source { get; }
}
