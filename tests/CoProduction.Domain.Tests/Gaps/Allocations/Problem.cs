using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Domain.Tests.Gaps.Allocations;

/// <summary>The allocation problem of one month.</summary>
/// <param name="Uses">The items that one unit of each product uses.</param>
/// <param name="Capacities">The capacity by item, in units a month; infinite if unknown.</param>
internal sealed record Problem(UseMatrix Uses, double[] Capacities)
{
    public Solution Fill(params double[] weights)
    {
        var (outputs, binding) = (new double[Uses.Products], new bool[Uses.Count]);
        new ProgressiveFilling(Uses).Fill(Capacities, weights, outputs, binding);
        return new Solution(outputs, Marked(binding));
    }

    public double[] UseOf(double[] outputs)
    {
        var used = new double[Uses.Items];
        Uses.Use(outputs, used);
        return used;
    }

    public Problem With(int item, double more)
    {
        var capacities = Capacities.ToArray();
        capacities[item] += more;
        return this with { Capacities = capacities };
    }

    private int[][] Marked(bool[] binding) =>
    [
        .. Enumerable.Range(0, Uses.Products).Select(product =>
            Uses[product].ToArray().Zip(binding[Uses.PlacesOf(product)]).Where(use => use.Second).Select(use => use.First.Item).ToArray()),
    ];
}

/// <param name="Outputs">The output by product, in units a month.</param>
/// <param name="Binding">By product, the items that limit it.</param>
internal sealed record Solution(double[] Outputs, int[][] Binding);
