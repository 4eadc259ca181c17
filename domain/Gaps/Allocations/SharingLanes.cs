using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Shares the capacities of eight months at once, each as <see cref="Sharing"/> does, to the last bit: one to a lane.</summary>
/// <param name="explosion">What the products need.</param>
/// <param name="goals">What is asked of each.</param>
public sealed class SharingLanes(Explosion explosion, ProductGoals goals)
    : Sharing<Lanes8, Vector512<double>>(explosion, goals, new Filling<Lanes8, Vector512<double>>(explosion.Uses))
{
    /// <summary>How many lanes there are.</summary>
    public static readonly int Width = Vector512<double>.Count;

    private readonly Lanes8[] capacities = new Lanes8[explosion.Uses.Items];
    private readonly Lanes8[] outputs = new Lanes8[explosion.Products.Count];
    private readonly Vector512<double>[] binding = new Vector512<double>[explosion.Uses.Count];

    /// <summary>Puts capacities into a lane.</summary>
    /// <param name="lane">The lane, from 0. <see cref="Share()"/> also shares lanes that hold nothing; their outputs mean nothing.</param>
    /// <param name="byItem">By item, units a month, no limit or unknown.</param>
    public void Put(int lane, ReadOnlySpan<double> byItem)
    {
        var all = MemoryMarshal.Cast<Lanes8, double>(capacities.AsSpan());
        for (var (item, place) = (0, lane); item < byItem.Length; item++, place += Width)
        {
            all[place] = byItem[item];
        }
    }

    /// <summary>Shares the capacities in the lanes.</summary>
    public void Share() => Share(capacities, outputs, binding);

    /// <summary>Reads the capacities of a lane.</summary>
    /// <param name="lane">The lane, from 0.</param>
    /// <param name="byItem">By item, units a month; overwritten.</param>
    public void ReadCapacities(int lane, Span<double> byItem) => Read(capacities, lane, byItem);

    /// <summary>Reads the outputs of a lane.</summary>
    /// <param name="lane">The lane, from 0.</param>
    /// <param name="byProduct">By product, units a month; 0 for one that takes no part. Overwritten.</param>
    public void Read(int lane, Span<double> byProduct) => Read(outputs, lane, byProduct);

    /// <summary>Reads what stops the products in a lane.</summary>
    /// <param name="lane">The lane, from 0.</param>
    /// <param name="byUse">By use, in the order of <see cref="UseMatrix.PlacesOf"/>: whether it stops the product. Overwritten.</param>
    public void ReadBinding(int lane, Span<bool> byUse)
    {
        var all = MemoryMarshal.Cast<Vector512<double>, long>(binding.AsSpan());
        for (var (use, place) = (0, lane); use < byUse.Length; use++, place += Width)
        {
            byUse[use] = all[place] != 0;
        }
    }

    private static void Read(Lanes8[] lanes, int lane, Span<double> numbers)
    {
        var all = MemoryMarshal.Cast<Lanes8, double>(lanes.AsSpan());
        for (var (number, place) = (0, lane); number < numbers.Length; number++, place += Width)
        {
            numbers[number] = all[place];
        }
    }
}
