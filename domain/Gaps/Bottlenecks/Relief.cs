using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>The outputs of products in one month if some items had no limit.</summary>
internal sealed class Relief
{
    private readonly Production production;
    private readonly Sharing sharing;
    private readonly double[] capacities;
    private readonly double[] outputs;
    private readonly bool[] binding;

    public Relief(Projection projection, Production production)
    {
        this.production = production;
        sharing = projection.Sharing();
        capacities = new double[sharing.Uses.Items];
        outputs = new double[sharing.Uses.Products];
        binding = new bool[sharing.Uses.Count];
    }

    /// <summary>By product, units a month; infinite if nothing limits it any more. Valid until the next call.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unlimited">The items without a limit.</param>
    public ReadOnlySpan<double> Outputs(int month, ReadOnlySpan<int> unlimited)
    {
        production.Capacities[month].CopyTo(capacities);
        foreach (var item in unlimited)
        {
            capacities[item] = Capacity.NoLimit;
        }

        sharing.Share(capacities, outputs, binding);
        return outputs;
    }

    /// <summary>The items that bind a product and its successors, relieved one step after another until they make the most that is asked.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="month">The month.</param>
    /// <returns>By step: the items, ascending, and the output while they bind, units a month.</returns>
    public List<(int[] Items, double Output)> Steps(ProductGoal goal, int month)
    {
        var steps = new List<(int[], double)>();
        var relieved = new List<int>();
        while (goal.MadeOf(Outputs(month, [.. relieved])) is var output && output < goal.MostAsked)
        {
            int[] items = [.. goal.Members.SelectMany(Binding).Distinct().Order()];
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
