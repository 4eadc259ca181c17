using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Explosions;

/// <summary>
/// The quantities of all bills of materials, each in the one unit in which the calculation counts the material. The records keep the figures as
/// stated.
/// </summary>
/// <remarks>
/// An item is counted in its own unit. A mineral or material has no record that states one: it is counted in kilograms if any bill states a mass,
/// and otherwise in the unit that all bills state. A quantity that cannot be converted is unknown, because it must not be added to others.
/// </remarks>
public sealed class MaterialQuantities
{
    private readonly Dictionary<ItemCode, Item> items;
    private readonly Dictionary<ItemCode, string?> units;

    public MaterialQuantities(Register register)
    {
        items = register.Items.ToDictionary(item => item.Code);
        units = register.Items
            .SelectMany(item => item.Materials)
            .Where(line => line.QuantityPerUnit is not null && !items.ContainsKey(line.Item))
            .GroupBy(line => line.Item, line => line.Unit)
            .ToDictionary(bills => bills.Key, bills => UnitOf([.. bills]));
    }

    /// <summary>The quantity of a line of a bill; null if it is unknown.</summary>
    public double? Of(MaterialLine line) =>
        line.QuantityPerUnit is not { } quantity ? null
        : items.TryGetValue(line.Item, out var item) ? item.InOwnUnits(quantity, line.Unit)
        : units.GetValueOrDefault(line.Item) is not { } unit ? null
        : UnitName.Same(line.Unit, unit) ? quantity
        : Mass.Convert(quantity, line.Unit, unit);

    private static string? UnitOf(IReadOnlyList<string> stated) =>
        stated.Any(Mass.IsUnit) ? Mass.Kilogram
        : stated.All(unit => UnitName.Same(unit, stated[0])) ? stated[0]
        : null;
}
