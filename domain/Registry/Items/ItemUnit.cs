namespace CoProduction.Registry.Items;

/// <summary>Another unit in which an item is counted: a charge of 5 modules, a pallet of 72 rounds.</summary>
public sealed record ItemUnit
{
    /// <param name="name">The name of the unit.</param>
    /// <param name="ownUnits">How many of the item's own units one of it is; more than 0.</param>
    /// <exception cref="ArgumentException">The name is malformed, or the number is not more than 0.</exception>
    public ItemUnit(string name, double ownUnits)
    {
        Name = Require.Text(name, Wording.Name, nameof(name));
        OwnUnits = Require.PositiveOrNull(ownUnits, nameof(ownUnits), Rule)!.Value;
    }

    public static string Rule => $"Must be more than 0, at most {Amount.Largest:0}.";

    public string Name { get; }

    public double OwnUnits { get; }

    /// <summary>Why a unit of this name cannot be another unit of an item; null if it can.</summary>
    /// <param name="name">The name.</param>
    /// <param name="own">The item's own unit.</param>
    /// <param name="earlier">The names of the other units stated before it.</param>
    public static string? Fault(string name, string own, IEnumerable<string> earlier) =>
        UnitName.Same(name, own) ? $"Must not be the item's own unit, {own}."
        : Mass.IsUnit(name) && Mass.IsUnit(own) ? "Must not be a unit of mass beside another one: g, kg and t convert by themselves."
        : earlier.FirstOrDefault(other => UnitName.Same(name, other)) is { } repeated ? $"Must not name a unit twice; {repeated} comes before it."
        : null;
}
