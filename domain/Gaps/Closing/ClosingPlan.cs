using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Closing;

/// <summary>The capacity that must be added, at every level, so that every product is on its goal's path in every month.</summary>
/// <remarks>
/// It is the least capacity that does so. With less of any item, some path cannot be met, however capacity is shared. With all of it, all paths can
/// be met together if no product takes more than its path needs. A product that is ahead counts with its path, not with its output. A product without
/// a goal counts with nothing, because nobody asks for it. At the lower bound of capacity.
/// </remarks>
/// <param name="Items">The items to add to, including products' own assembly, in the order of the codes; empty if there is enough of
/// everything.</param>
/// <param name="Unknown">
/// Needed items of unknown capacity, in the order of the codes. How much must be added is unknown.
/// </param>
public sealed record ClosingPlan(IReadOnlyList<ItemAddition> Items, IReadOnlyList<ItemNeed> Unknown)
{
    public static ClosingPlan Of(CaseProjection outcome)
    {
        var projection = outcome.Projection;
        var needs = NeedsOf(projection);
        var (additions, unknown) = (new List<ItemAddition>(), new List<ItemNeed>());
        for (var item = 0; item < projection.Items.Count; item++)
        {
            var need = new ItemNeed(projection.Items[item], [.. Enumerable.Range(0, needs.Months).Select(month => needs[month, item])]);
            double[] capacity = [.. Enumerable.Range(0, needs.Months).Select(month => outcome.Lower.Capacities[month, item])];
            if (need.Units.Index().Any(each => each.Item > 0 && double.IsPositiveInfinity(capacity[each.Index])))
            {
                unknown.Add(need);
            }

            if (ItemAddition.Of(need, capacity) is { } addition)
            {
                additions.Add(addition);
            }
        }

        return new ClosingPlan(additions, unknown);
    }

    /// <summary>By month, the need of all paths together for each item.</summary>
    private static MonthTable NeedsOf(Projection projection)
    {
        var needs = new MonthTable(projection.Horizon.Months, projection.Items.Count);
        Span<double> paths = new double[projection.Goals.Count];
        for (var month = 0; month < needs.Months; month++)
        {
            for (var product = 0; product < paths.Length; product++)
            {
                paths[product] = projection.Goals[product] is { } goal && goal.Covers(month) ? goal.PathAt(month) : 0;
            }

            projection.Explosion.Uses.Use(paths, needs.Row(month));
        }

        return needs;
    }
}
