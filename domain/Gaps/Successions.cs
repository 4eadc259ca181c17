using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps;

/// <summary>Which products take each other's place, and so share one target.</summary>
internal static class Successions
{
    /// <summary>By product, the number of the product with which its target stands: the first of a line of successors, by code where there are several.</summary>
    /// <param name="items">The items.</param>
    /// <param name="products">The products' item numbers, ascending.</param>
    public static int[] HoldersOf(ItemIndex items, IReadOnlyList<int> products)
    {
        var numbers = products.Index().ToDictionary(each => each.Item, each => each.Index);
        int[] successors = [.. products.Select(item => SuccessorOf(item) ?? -1)];
        int[] roots = [.. Enumerable.Range(0, products.Count)];
        foreach (var (product, successor) in successors.Index().Where(each => each.Item >= 0))
        {
            var (one, other) = (roots[product], roots[successor]);
            for (var each = 0; each < roots.Length; each++)
            {
                roots[each] = roots[each] == other ? one : roots[each];
            }
        }

        var first = Enumerable.Range(0, products.Count).GroupBy(product => roots[product]).ToDictionary(
            members => members.Key, members => members.OrderBy(product => successors.Contains(product)).First());
        return [.. roots.Select(root => first[root])];

        int? SuccessorOf(int item) =>
            items.RecordOf(item) is { SucceededBy: { } code } record
            && items.Find(code) is { } next && numbers.TryGetValue(next, out var number) && items.RecordOf(next)!.Family == record.Family
                ? number
                : null;
    }
}
