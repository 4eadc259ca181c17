using CoProduction.Registry.Items;

namespace CoProduction.Registry.Factories;

/// <summary>What tells a line from the others of its factory.</summary>
/// <param name="Item">The item that it makes.</param>
/// <param name="Stage">The stage of production.</param>
/// <param name="Name">Its name; null if it is the only one of its item and stage and has none.</param>
public readonly record struct LineKey(ItemCode Item, Keyword Stage, LineName? Name)
{
    /// <summary>Item, stage and name, separated by slashes.</summary>
    public override string ToString() => Name is null ? $"{Item}/{Stage}" : $"{Item}/{Stage}/{Name}";
}
