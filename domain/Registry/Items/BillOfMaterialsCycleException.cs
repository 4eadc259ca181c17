namespace CoProduction.Registry.Items;

/// <summary>A bill of materials in which an item is a material of itself; the message names the way round.</summary>
public sealed class BillOfMaterialsCycleException(IReadOnlyList<ItemCode> cycle)
    : InvalidOperationException($"The bill of materials has a cycle: {string.Join(" > ", cycle)}.")
{
    /// <summary>The items in order, the first repeated at the end.</summary>
    public IReadOnlyList<ItemCode> Cycle { get; } = cycle;
}
