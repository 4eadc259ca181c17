using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>
/// Shares capacity so that the product worst off, by output per weight, is as well off as can be; then the next worst, and so on.
/// </summary>
/// <remarks>
/// All outputs rise together in proportion to their weights until an item is used up; the products that use it stay there, the
/// others rise on. Each round stops at least one product, and the result is exact: the lexicographic max-min of output per weight.
/// </remarks>
public static class ProgressiveFilling
{
    /// <param name="problem">What is shared.</param>
    /// <param name="weights">By product; a product with the weight 0 takes no part.</param>
    /// <returns>A product that nothing stops gets an infinite output.</returns>
    public static Allocation Fill(AllocationProblem problem, IReadOnlyList<double> weights)
    {
        var outputs = new double[problem.Uses.Count];
        var binding = new IReadOnlyList<int>[problem.Uses.Count];
        Array.Fill(binding, []);
        var left = problem.Capacities.ToArray();
        var rising = Enumerable.Range(0, outputs.Length).Where(product => weights[product] > 0).ToList();
        while (rising.Count > 0)
        {
            var speeds = SpeedsOf(problem, weights, rising);
            var level = LevelOf(left, speeds);
            if (double.IsPositiveInfinity(level))
            {
                rising.ForEach(product => outputs[product] = level);
                break;
            }

            var usedUp = UsedUp(left, speeds, level);
            var stopped = rising.FindAll(product => problem.Uses[product].Any(use => usedUp.Contains(use.Item)));
            foreach (var product in stopped)
            {
                outputs[product] = Output(problem.Uses[product], weights[product], level, left, speeds, usedUp);
                binding[product] = [.. problem.Uses[product].Select(use => use.Item).Where(usedUp.Contains)];
            }

            foreach (var use in stopped.SelectMany(product => problem.Uses[product], (product, use) => (use.Item, Units: use.Quantity * outputs[product])))
            {
                left[use.Item] = Math.Max(0, left[use.Item] - use.Units);
            }

            rising = rising.FindAll(product => binding[product].Count == 0);
        }

        return new Allocation(outputs, binding);
    }

    /// <summary>How much of each item the rising products use when their output per weight is 1.</summary>
    private static double[] SpeedsOf(AllocationProblem problem, IReadOnlyList<double> weights, List<int> rising)
    {
        var speeds = new double[problem.Capacities.Count];
        foreach (var product in rising)
        {
            foreach (var use in problem.Uses[product])
            {
                speeds[use.Item] += use.Quantity * weights[product];
            }
        }

        return speeds;
    }

    private static double LevelOf(double[] left, double[] speeds)
    {
        var level = double.PositiveInfinity;
        for (var item = 0; item < left.Length; item++)
        {
            if (speeds[item] > 0)
            {
                level = Math.Min(level, left[item] / speeds[item]);
            }
        }

        return level;
    }

    private static HashSet<int> UsedUp(double[] left, double[] speeds, double level)
    {
        var usedUp = new HashSet<int>();
        for (var item = 0; item < left.Length; item++)
        {
            if (speeds[item] > 0 && left[item] / speeds[item] <= level * (1 + Allocation.Tie))
            {
                usedUp.Add(item);
            }
        }

        return usedUp;
    }

    /// <summary>
    /// The weight's share of the level; where the product is alone in using what stops it, all that is left of that, so that no
    /// rounding stands between them.
    /// </summary>
    private static double Output(
        IReadOnlyList<Use> uses, double weight, double level, double[] left, double[] speeds, HashSet<int> usedUp)
    {
        var alone = double.PositiveInfinity;
        foreach (var use in uses.Where(use => usedUp.Contains(use.Item)))
        {
            if (speeds[use.Item] != use.Quantity * weight)
            {
                return level * weight;
            }

            alone = Math.Min(alone, left[use.Item] / use.Quantity);
        }

        return alone;
    }
}
