namespace CoProduction.Registry.Items;

/// <summary>The bills of materials of all items. They contain no cycle.</summary>
public sealed class BillOfMaterials
{
    private readonly Dictionary<ItemCode, IReadOnlyList<MaterialLine>> materials;

    /// <exception cref="BillOfMaterialsCycleException">An item is a material of itself, directly or through other items.</exception>
    public BillOfMaterials(IEnumerable<Item> items)
    {
        materials = items.ToDictionary(item => item.Code, item => item.Materials);
        if (FindCycle(materials) is { } cycle)
        {
            throw new BillOfMaterialsCycleException(cycle);
        }
    }

    /// <summary>The direct materials of one unit of the item; empty for a mineral or an item without a bill.</summary>
    public IReadOnlyList<MaterialLine> Of(ItemCode item) => materials.GetValueOrDefault(item, []);

    /// <summary>The items of a cycle, the first repeated at the end; null if there is no cycle.</summary>
    public static IReadOnlyList<ItemCode>? FindCycle(IEnumerable<Item> items) =>
        FindCycle(items.ToDictionary(item => item.Code, item => item.Materials));

    private static IReadOnlyList<ItemCode>? FindCycle(Dictionary<ItemCode, IReadOnlyList<MaterialLine>> materials)
    {
        var finished = new HashSet<ItemCode>();
        var path = new List<ItemCode>();
        var onPath = new HashSet<ItemCode>();
        var open = new Stack<(ItemCode Item, int Next)>();
        foreach (var start in materials.Keys.Order())
        {
            Enter(start);
            while (open.TryPop(out var step))
            {
                var below = materials.GetValueOrDefault(step.Item, []);
                if (step.Next == below.Count)
                {
                    path.RemoveAt(path.Count - 1);
                    onPath.Remove(step.Item);
                    finished.Add(step.Item);
                    continue;
                }

                open.Push(step with { Next = step.Next + 1 });
                var child = below[step.Next].Item;
                if (onPath.Contains(child))
                {
                    return [.. path[path.IndexOf(child)..], child];
                }

                Enter(child);
            }
        }

        return null;

        void Enter(ItemCode item)
        {
            if (!finished.Contains(item))
            {
                open.Push((item, 0));
                path.Add(item);
                onPath.Add(item);
            }
        }
    }
}
