using CoProduction.Registry.Items;

namespace CoProduction.Functions.Items;

/// <summary>Looks for a way from an item over its materials back to itself.</summary>
internal static class MaterialCycle
{
    /// <summary>The items of the cycle, the given one first and last, or null where there is none.</summary>
    public static IReadOnlyList<ItemCode>? Through(Item item, IEnumerable<Item> all)
    {
        if (BillOfMaterials.FindCycle(Below(item, all.ToDictionary(other => other.Code))) is not { } cycle || !cycle.Contains(item.Code))
        {
            return null;
        }

        // The search begins anywhere on it; the caller looks at it from this item.
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
