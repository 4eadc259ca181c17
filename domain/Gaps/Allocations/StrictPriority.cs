using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Shares capacity in a given order: each product takes all that it can of what those before it leave.</summary>
/// <remarks>Allocates nothing once it is made; no two threads may use one at a time.</remarks>
/// <param name="uses">What goes into one unit of each product.</param>
public sealed class StrictPriority(UseMatrix uses)
{
    private readonly ProgressiveFilling filling = new(uses);
    private readonly double[] weights = new double[uses.Products];

    /// <param name="capacities">By item, units a month; infinite where unknown.</param>
    /// <param name="order">The products that take part, by number, the most urgent first; none twice.</param>
    /// <param name="outputs">By product, units a month; 0 for one that takes no part, infinite where nothing stops it.</param>
    /// <param name="binding">By use: whether it is what stops the product. Left empty, it is not asked for.</param>
    /// <exception cref="ArgumentException">A product is named twice.</exception>
    public void Fill(ReadOnlySpan<double> capacities, ReadOnlySpan<int> order, Span<double> outputs, Span<bool> binding = default)
    {
        for (var place = 0; place < order.Length; place++)
        {
            if (order[..place].Contains(order[place]))
            {
                throw new ArgumentException("Must not name a product twice.", nameof(order));
            }
        }

        outputs.Clear();
        binding.Clear();
        foreach (var product in order)
        {
            weights[product] = 1;
            filling.Fill(capacities, weights, outputs, binding);
            weights[product] = 0;
        }
    }
}
