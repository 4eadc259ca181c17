namespace CoProduction.Domain.Tests.Gaps.Allocations;

/// <summary>
/// The textbook lexicographic max-min by successive linear programs. It shares no code with progressive filling: it raises the level of all
/// free products as far as possible, fixes those that cannot exceed it alone, and repeats this with the others.
/// </summary>
internal static class LinearMaxMin
{
    private const double Nothing = 1e-9;

    public static double[] Outputs(Problem problem, IReadOnlyList<double> weights)
    {
        var products = weights.Count;
        var levels = new double[products];
        var free = Enumerable.Range(0, products).ToHashSet();
        var limits = problem.Capacities.Index().Where(limit => double.IsFinite(limit.Item)).Select(limit => limit.Index).ToArray();
        while (free.Count > 0)
        {
            var rise = Maximum(free);
            foreach (var product in free)
            {
                levels[product] += rise;
            }

            free.RemoveWhere(product => Maximum([product]) <= Nothing);
        }

        return [.. levels.Zip(weights, (level, weight) => level * weight)];

        // The highest common level of some products while all others keep theirs.
        double Maximum(HashSet<int> rising)
        {
            var rows = limits.Select(item => (
                Coefficients: Enumerable.Range(0, products).Select(product => Quantity(product, item)).Append(0).ToArray(),
                Limit: Math.Max(0, problem.Capacities[item] - Enumerable.Range(0, products).Sum(product => Quantity(product, item) * weights[product] * levels[product]))));
            var together = rising.Select(product =>
            {
                var row = new double[products + 1];
                (row[product], row[products]) = (-1, weights[product]);
                return (Coefficients: row, Limit: 0.0);
            });
            var level = new double[products + 1];
            level[products] = 1;
            return Simplex.Maximum(level, [.. rows, .. together]);
        }

        double Quantity(int product, int item) => problem.Uses.Quantity(product, item);
    }
}
