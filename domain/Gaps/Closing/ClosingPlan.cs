using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Closing;

/// <summary>The capacity that must be added, at every level, so that every product is on its goal's path in every month.</summary>
/// <remarks>
/// It is the least capacity that does so. With less of any item, some path cannot be met, however capacity is shared. With all of it, all paths can
/// be met together if no product takes more than its path needs. A product that is ahead counts with its path, not with its output. A product without
/// a goal counts with nothing, because nobody asks for it. A product and its successors split their path as they split their output.
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
        var needs = NeedsOf(outcome);
        var (additions, unknown) = (new List<ItemAddition>(), new List<ItemNeed>());
        for (var item = 0; item < projection.Items.Count; item++)
        {
            var need = new ItemNeed(projection.Items[item], [.. Enumerable.Range(0, needs.Months).Select(month => needs[month, item])]);
            double[] capacity = [.. Enumerable.Range(0, needs.Months).Select(month => outcome.Production.Capacities[month, item])];
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
    private static MonthTable NeedsOf(CaseProjection outcome)
    {
        var projection = outcome.Projection;
        var needs = new MonthTable(projection.Horizon.Months, projection.Items.Count);
        Span<double> paths = new double[projection.Goals.Count];
        for (var month = 0; month < needs.Months; month++)
        {
            paths.Clear();
            for (var product = 0; product < paths.Length; product++)
            {
                Split(projection.Goals[product], product, outcome.Production.Outputs[month], month, paths);
            }

            projection.Explosion.Uses.Use(paths, needs.Row(month));
        }

        return needs;
    }

    private static void Split(ProductGoal? goal, int product, ReadOnlySpan<double> outputs, int month, Span<double> paths)
    {
        if (goal is null || !goal.Covers(month))
        {
            return;
        }

        var made = goal.MadeOf(outputs);
        if (goal.Members.Count == 1 || made == 0 || !double.IsFinite(made))
        {
            paths[product] = goal.PathAt(month);
            return;
        }

        foreach (var member in goal.Members)
        {
            paths[member] = goal.PathAt(month) * outputs[member] / made;
        }
    }
}
