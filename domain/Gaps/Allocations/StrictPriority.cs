namespace CoProduction.Gaps.Allocations;

/// <summary>Shares capacity in a given order: each product takes all that it can of what those before it leave.</summary>
public static class StrictPriority
{
    /// <param name="problem">What is shared.</param>
    /// <param name="order">The products that take part, by number, the most urgent first; none twice.</param>
    /// <returns>A product that nothing stops gets an infinite output.</returns>
    /// <exception cref="ArgumentException">A product is named twice.</exception>
    public static Allocation Fill(AllocationProblem problem, IReadOnlyList<int> order)
    {
        if (order.Distinct().Count() != order.Count)
        {
            throw new ArgumentException("Must not name a product twice.", nameof(order));
        }

        var nobody = new Allocation(new double[problem.Uses.Count], [.. problem.Uses.Select(_ => Array.Empty<int>())]);
        return order.Aggregate(nobody, (taken, product) =>
        {
            var weights = new double[problem.Uses.Count];
            weights[product] = 1;
            return taken.And(ProgressiveFilling.Fill(problem.After(taken.Outputs), weights));
        });
    }
}
