using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>What products share in one month.</summary>
/// <param name="Uses">By product, what goes into one unit of it; items in rising order, the product's own among them.</param>
/// <param name="Capacities">By item, units a month; <see cref="double.PositiveInfinity"/> where unknown, so that it binds nothing.</param>
public sealed record AllocationProblem(IReadOnlyList<IReadOnlyList<Use>> Uses, IReadOnlyList<double> Capacities)
{
    /// <summary>What rounding leaves of a capacity that is used up, relative to the capacity.</summary>
    private const double Rounding = 1e-12;

    /// <summary>How much of each item the outputs use.</summary>
    public double[] UseOf(IReadOnlyList<double> outputs)
    {
        var used = new double[Capacities.Count];
        for (var product = 0; product < Uses.Count; product++)
        {
            foreach (var use in Uses[product])
            {
                used[use.Item] += use.Quantity * outputs[product];
            }
        }

        return used;
    }

    /// <summary>The problem of sharing what the outputs leave.</summary>
    public AllocationProblem After(IReadOnlyList<double> outputs)
    {
        var left = UseOf(outputs);
        for (var item = 0; item < left.Length; item++)
        {
            var capacity = Capacities[item];
            left[item] = double.IsPositiveInfinity(capacity) ? capacity
                : capacity - left[item] > capacity * Rounding ? capacity - left[item]
                : 0;
        }

        return this with { Capacities = left };
    }
}
