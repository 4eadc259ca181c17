using System.Runtime.Intrinsics;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Shares the capacities of several months at once, each as <see cref="Sharing"/> does, to the last bit: one to a lane.</summary>
/// <remarks>Allocates nothing once it is made; no two threads may use one at a time.</remarks>
/// <param name="explosion">What the products need.</param>
/// <param name="goals">What is asked of each.</param>
public sealed class SharingLanes(Explosion explosion, ProductGoals goals)
{
    /// <summary>How many months are shared at once.</summary>
    public static readonly int Width = Vector512<double>.Count;

    private readonly FillingLanes filling = new(explosion.Uses);
    private readonly Vector512<double>[] weights = new Vector512<double>[explosion.Products.Count];
    private readonly int[] items = [.. explosion.Products];
    private readonly double[] endRates = [.. Enumerable.Range(0, goals.Count).Select(product => goals[product]?.EndRate ?? 0)];

    public UseMatrix Uses => explosion.Uses;

    /// <param name="capacities">By item, units a month; infinite where unknown.</param>
    /// <param name="outputs">By product, units a month; 0 for one that takes no part. Overwritten.</param>
    public void Share(ReadOnlySpan<Vector512<double>> capacities, Span<Vector512<double>> outputs)
    {
        outputs.Clear();
        for (var product = 0; product < weights.Length; product++)
        {
            weights[product] = Vector512.AndNot(Vector512.Create(endRates[product]), IsUnknown(capacities[items[product]]));
        }

        filling.Fill(capacities, weights, outputs);
        var any = Vector512<double>.Zero;
        for (var product = 0; product < weights.Length; product++)
        {
            var own = capacities[items[product]];
            weights[product] = Vector512.AndNot(own, Vector512.GreaterThan(weights[product], Vector512<double>.Zero) | IsUnknown(own));
            any += weights[product];
        }

        if (any != Vector512<double>.Zero)
        {
            filling.Fill(capacities, weights, outputs);
        }
    }

    private static Vector512<double> IsUnknown(Vector512<double> capacity) => Vector512.Equals(capacity, Vector512.Create(double.PositiveInfinity));
}
