namespace CoProduction.Registry.Items;

/// <summary>Thrown when an item is a material of itself. The message lists the items of the cycle.</summary>
public sealed class BillOfMaterialsCycleException(IReadOnlyList<ItemCode> cycle)
    : InvalidOperationException($"The bill of materials has a cycle: {string.Join(" > ", cycle)}.")
{
    /// <summary>The items in order, the first repeated at the end.</summary>
    public IReadOnlyList<ItemCode> Cycle { get; } = cycle;
}
