using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Shares several capacities at once, each as <see cref="Sharing"/> does, to the last bit: one to a lane.</summary>
/// <remarks>Allocates nothing once it is made; no two threads may use one at a time.</remarks>
/// <param name="explosion">What the products need.</param>
/// <param name="goals">What is asked of each.</param>
public sealed class SharingLanes(Explosion explosion, ProductGoals goals)
{
    /// <summary>How many lanes there are.</summary>
    public static readonly int Width = Vector512<double>.Count;

    private readonly FillingLanes filling = new(explosion.Uses);
    private readonly Vector512<double>[] capacities = new Vector512<double>[explosion.Uses.Items];
    private readonly Vector512<double>[] weights = new Vector512<double>[explosion.Products.Count];
    private readonly Vector512<double>[] outputs = new Vector512<double>[explosion.Products.Count];
    private readonly int[] items = [.. explosion.Products];
    private readonly double[] endRates = [.. Enumerable.Range(0, goals.Count).Select(goals.EndRate)];

    public UseMatrix Uses => explosion.Uses;

    /// <param name="lane">The lane, from 0; what nobody has put into a lane is shared too, and means nothing.</param>
    /// <param name="byItem">By item, units a month; infinite where unknown.</param>
    public void Put(int lane, ReadOnlySpan<double> byItem)
    {
        var all = MemoryMarshal.Cast<Vector512<double>, double>(capacities.AsSpan());
        for (var (item, place) = (0, lane); item < byItem.Length; item++, place += Width)
        {
            all[place] = byItem[item];
        }
    }

    /// <summary>Shares what stands in the lanes.</summary>
    public void Share()
    {
        Array.Clear(outputs);
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

    /// <param name="lane">The lane, from 0.</param>
    /// <param name="byProduct">By product, units a month; 0 for one that takes no part. Overwritten.</param>
    public void Read(int lane, Span<double> byProduct)
    {
        var all = MemoryMarshal.Cast<Vector512<double>, double>(outputs.AsSpan());
        for (var (product, place) = (0, lane); product < byProduct.Length; product++, place += Width)
        {
            byProduct[product] = all[place];
        }
    }

    private static Vector512<double> IsUnknown(Vector512<double> capacity) => Vector512.Equals(capacity, Vector512.Create(double.PositiveInfinity));
}
