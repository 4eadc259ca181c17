using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>The outputs of products with goals in one month if some items were unlimited.</summary>
internal sealed class Relief
{
    private readonly Production production;
    private readonly Sharing sharing;
    private readonly ProgressiveFilling filling;
    private readonly double[] capacities;
    private readonly double[] weights;
    private readonly double[] outputs;
    private readonly bool[] binding;

    public Relief(Projection projection, Production production)
    {
        this.production = production;
        sharing = projection.Sharing();
        filling = new ProgressiveFilling(sharing.Uses);
        capacities = new double[sharing.Uses.Items];
        weights = new double[sharing.Uses.Products];
        outputs = new double[sharing.Uses.Products];
        binding = new bool[sharing.Uses.Count];
    }

    /// <summary>By product with a goal, units a month; infinite if nothing limits it any more.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unlimited">The unlimited items.</param>
    public ReadOnlySpan<double> Outputs(int month, ReadOnlySpan<int> unlimited)
    {
        production.Capacities[month].CopyTo(capacities);
        sharing.Weigh(capacities, weights);
        foreach (var item in unlimited)
        {
            capacities[item] = double.PositiveInfinity;
        }

        outputs.AsSpan().Clear();
        binding.AsSpan().Clear();
        filling.Fill(capacities, weights, outputs, binding);
        return outputs;
    }

    /// <summary>The items that bind the product, relieved one step after another until it makes enough.</summary>
    /// <param name="product">A product with a goal whose own capacity is known in the month.</param>
    /// <param name="month">The month.</param>
    /// <param name="enough">The output that is enough, units a month.</param>
    /// <returns>By step: the items, ascending, and the product's output while they bind.</returns>
    public List<(int[] Items, double Output)> Steps(int product, int month, double enough)
    {
        var steps = new List<(int[], double)>();
        var relieved = new List<int>();
        while (Outputs(month, [.. relieved])[product] is var output && output < enough)
        {
            int[] items = [.. Binding(product)];
            steps.Add((items, output));
            relieved.AddRange(items);
        }

        return steps;
    }

    private IEnumerable<int> Binding(int product)
    {
        var marks = binding[sharing.Uses.PlacesOf(product)];
        return marks.Index().Where(mark => mark.Item).Select(mark => sharing.Uses[product][mark.Index].Item);
    }
}
