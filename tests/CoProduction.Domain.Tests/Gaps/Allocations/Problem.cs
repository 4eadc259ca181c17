using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Domain.Tests.Gaps.Allocations;

/// <summary>What products share in one month.</summary>
/// <param name="Uses">What goes into one unit of each.</param>
/// <param name="Capacities">By item, units a month; infinite where unknown.</param>
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

/// <param name="Outputs">By product, units a month.</param>
/// <param name="Binding">By product, the items that stop it.</param>
internal sealed record Solution(double[] Outputs, int[][] Binding);
