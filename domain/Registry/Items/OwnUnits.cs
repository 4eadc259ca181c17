using CoProduction.Registry.Factories;

namespace CoProduction.Registry.Items;

/// <summary>Converts what is stated of lines into the units in which their items are counted.</summary>
/// <remarks>A mineral or material has no record that states a unit. A mass of it is counted in kilograms, and any other unit as it is.</remarks>
public static class OwnUnits
{
    /// <summary>The factories with every figure in its item's own unit; the same list if all are already.</summary>
    public static IReadOnlyList<Factory> Of(IReadOnlyList<Item> items, IReadOnlyList<Factory> factories)
    {
        for (var place = 0; place < factories.Count; place++)
        {
            if (factories[place].HasUnits)
            {
                var byCode = items.ToDictionary(item => item.Code);
                return [.. factories.Select(factory => factory.HasUnits
                    ? factory.With([.. factory.Lines.Select(line => line.InOwnUnits(unit => UnitsOf(byCode.GetValueOrDefault(line.Item), unit)))])
                    : factory)];
            }
        }

        return factories;
    }

    /// <summary>How many of the unit in which an item is counted one of a unit is; null if it does not convert.</summary>
    /// <param name="item">The item; null for a mineral or material.</param>
    /// <param name="unit">The unit.</param>
    public static double? UnitsOf(Item? item, string unit) =>
        item is not null ? item.InOwnUnits(1, unit) : Mass.Convert(1, unit, Mass.Kilogram) ?? 1;
}
