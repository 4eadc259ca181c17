using CoProduction.Registry.Items;

namespace CoProduction.Functions.Records.Items;

/// <summary>Finds cycles in the bill of materials.</summary>
internal static class MaterialCycle
{
    /// <summary>The items of a cycle through the given item, which comes first and last; null if there is no such cycle.</summary>
    public static IReadOnlyList<ItemCode>? Through(Item item, IEnumerable<Item> all)
    {
        if (BillOfMaterials.FindCycle(Below(item, all.ToDictionary(other => other.Code))) is not { } cycle || !cycle.Contains(item.Code))
        {
            return null;
        }

        // The search may start anywhere on the cycle; the caller needs it to start at this item.
        var round = cycle.SkipLast(1).ToArray();
        var start = Array.IndexOf(round, item.Code);
        return [.. round[start..], .. round[..start], item.Code];
    }

    private static HashSet<Item> Below(Item item, Dictionary<ItemCode, Item> all)
    {
        var below = new HashSet<Item>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Item>([item]);
        while (open.TryPop(out var next))
        {
            if (below.Add(next))
            {
                foreach (var material in next.Materials)
                {
                    if (all.TryGetValue(material.Item, out var found))
                    {
                        open.Push(found);
                    }
                }
            }
        }

        return below;
    }
}
