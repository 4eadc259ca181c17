using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>How all products share the capacity of one month.</summary>
/// <remarks>
/// Products with a goal share first, in proportion to what their goals ask for at the end. The others, of which nobody says how
/// many there shall be, then take what is left, in proportion to their own capacity, so that they never lower a product with a goal.
/// Allocates nothing once it is made; no two threads may use one at a time.
/// </remarks>
/// <param name="explosion">What the products need.</param>
/// <param name="goals">What is asked of each.</param>
public sealed class Sharing(Explosion explosion, ProductGoals goals)
{
    private readonly ProgressiveFilling filling = new(explosion.Uses);
    private readonly double[] weights = new double[explosion.Products.Count];
    private readonly int[] items = [.. explosion.Products];
    private readonly double[] endRates = [.. Enumerable.Range(0, goals.Count).Select(goals.EndRate)];

    public UseMatrix Uses => explosion.Uses;

    /// <param name="capacities">
    /// By item, units a month; <see cref="double.PositiveInfinity"/> where unknown. A product of unknown own capacity takes no part.
    /// </param>
    /// <param name="outputs">By product, units a month; 0 for one that takes no part. Overwritten.</param>
    /// <param name="binding">By use, in the order of <see cref="UseMatrix.PlacesOf"/>: whether it is what stops the product. Overwritten.</param>
    public void Share(ReadOnlySpan<double> capacities, Span<double> outputs, Span<bool> binding = default)
    {
        outputs.Clear();
        binding.Clear();
        Weigh(capacities, weights);
        filling.Fill(capacities, weights, outputs, binding);
        if (WeighOthers(capacities, weights))
        {
            filling.Fill(capacities, weights, outputs, binding);
        }
    }

    /// <summary>The weights of the first round.</summary>
    /// <param name="capacities">By item, units a month.</param>
    /// <param name="byGoal">By product: what its goal asks for at the end, units a month; 0 where it has none or its own capacity is unknown.</param>
    public void Weigh(ReadOnlySpan<double> capacities, Span<double> byGoal)
    {
        for (var product = 0; product < byGoal.Length; product++)
        {
            byGoal[product] = double.IsPositiveInfinity(capacities[items[product]]) ? 0 : endRates[product];
        }
    }

    /// <summary>The weights of the second round.</summary>
    /// <param name="capacities">By item, units a month.</param>
    /// <param name="byGoal">By product, the weights of the first round; overwritten with the own capacities of the others, 0 where unknown.</param>
    /// <returns>Whether any product takes part.</returns>
    private bool WeighOthers(ReadOnlySpan<double> capacities, Span<double> byGoal)
    {
        var any = false;
        for (var product = 0; product < byGoal.Length; product++)
        {
            var own = capacities[items[product]];
            byGoal[product] = byGoal[product] > 0 || double.IsPositiveInfinity(own) ? 0 : own;
            any |= byGoal[product] > 0;
        }

        return any;
    }
}
