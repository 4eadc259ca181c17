using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Progressive filling in which only some items are looked at: the same to the last bit as long as no other item would bind.</summary>
/// <remarks>
/// Works on the watched items side by side. Each figure is made by the operations of <see cref="ProgressiveFilling"/> in their order, and what
/// stands beside them adds or takes 0. Allocates nothing once it is made; no two threads may use one at a time.
/// </remarks>
internal sealed class WatchedFilling
{
    /// <summary>How many items can be watched.</summary>
    public const int Most = 64;

    /// <summary>How many items stand side by side.</summary>
    private const nuint Step = 8;

    private readonly UseMatrix uses;
    private readonly int[] items = new int[Most];
    private readonly double[] quantities;
    private readonly double[] paces;
    private readonly double[] pacedFor;
    private readonly ulong[] needs;
    private readonly int[] rising;
    private readonly int[] stopped;
    private readonly double[] left = new double[Most];
    private readonly double[] speeds = new double[Most];
    private readonly double[] levels = new double[Most];
    private int watched;
    private nuint width;
    private double bound;

    public WatchedFilling(UseMatrix uses)
    {
        this.uses = uses;
        quantities = new double[uses.Products * Most];
        paces = new double[uses.Products * Most];
        pacedFor = new double[uses.Products];
        needs = new ulong[uses.Products];
        rising = new int[uses.Products];
        stopped = new int[uses.Products];
    }

    /// <summary>The items that stopped a product in fillings since this was last cleared, as bits by their places among those watched.</summary>
    public ulong Binding { get; private set; }

    public void ClearBinding() => Binding = 0;

    /// <summary>The number of the item of a place.</summary>
    public int ItemAt(int place) => items[place];

    /// <summary>Looks at other items from now on.</summary>
    /// <param name="numbers">Their numbers, rising; at most <see cref="Most"/>.</param>
    public void Watch(ReadOnlySpan<int> numbers)
    {
        numbers.CopyTo(items);
        watched = numbers.Length;
        width = ((nuint)watched + Step - 1) / Step * Step;
        Array.Clear(quantities);
        Array.Clear(paces);
        Array.Clear(needs);
        Array.Clear(left);
        Array.Fill(pacedFor, double.NaN);
        for (var place = 0; place < watched; place++)
        {
            foreach (var user in uses.UsersOf(items[place]))
            {
                quantities[(user.Product * Most) + place] = user.Quantity;
                needs[user.Product] |= 1UL << place;
            }
        }
    }

    /// <summary>Fills what the products of weight 0 leave.</summary>
    /// <param name="capacities">By item, units a month; infinite where unknown.</param>
    /// <param name="weights">By product; one of weight 0 takes no part and keeps the output that it has.</param>
    /// <param name="outputs">By product, units a month.</param>
    /// <returns>Whether something watched stops every product that takes part; outputs mean nothing where not.</returns>
    public bool Fill(ReadOnlySpan<double> capacities, ReadOnlySpan<double> weights, Span<double> outputs)
    {
        var count = Admit(weights, outputs);
        Leave(capacities, outputs, count);
        while (count > 0)
        {
            var level = LeastLevel(count);
            if (double.IsPositiveInfinity(level))
            {
                return false;
            }

            count = Stop(count, level, weights, outputs);
        }

        return true;
    }

    private int Admit(ReadOnlySpan<double> weights, Span<double> outputs)
    {
        var count = 0;
        for (var product = 0; product < weights.Length; product++)
        {
            if (weights[product] > 0)
            {
                outputs[product] = 0;
                rising[count++] = product;
                Pace(product, weights[product]);
            }
        }

        return count;
    }

    private void Pace(int product, double weight)
    {
        if (pacedFor[product] != weight)
        {
            pacedFor[product] = weight;
            for (var place = product * Most; place < (product * Most) + watched; place++)
            {
                paces[place] = quantities[place] * weight;
            }
        }
    }

    private void Leave(ReadOnlySpan<double> capacities, ReadOnlySpan<double> outputs, int count)
    {
        for (var place = 0; place < watched; place++)
        {
            var (item, used) = (items[place], 0.0);
            for (var product = 0; product < outputs.Length && count < outputs.Length; product++)
            {
                used += quantities[(product * Most) + place] * outputs[product];
            }

            left[place] = ProgressiveFilling.Left(capacities[item], used);
        }
    }

    /// <summary>Finds up to which output per weight each item lasts, and the least of these.</summary>
    private double LeastLevel(int count)
    {
        var none = Vector512<double>.Zero;
        ref var speed = ref MemoryMarshal.GetArrayDataReference(speeds);
        ref var level = ref MemoryMarshal.GetArrayDataReference(levels);
        ref var remains = ref MemoryMarshal.GetArrayDataReference(left);
        for (nuint place = 0; place < width; place += Step)
        {
            none.StoreUnsafe(ref speed, place);
        }

        foreach (var product in rising.AsSpan(0, count))
        {
            ref var pace = ref paces[product * Most];
            for (nuint place = 0; place < width; place += Step)
            {
                (Vector512.LoadUnsafe(ref speed, place) + Vector512.LoadUnsafe(ref pace, place)).StoreUnsafe(ref speed, place);
            }
        }

        var least = Vector512.Create(double.PositiveInfinity);
        for (nuint place = 0; place < width; place += Step)
        {
            var paced = Vector512.LoadUnsafe(ref speed, place);
            var lasts = Vector512.ConditionalSelect(
                Vector512.GreaterThan(paced, none), Vector512.LoadUnsafe(ref remains, place) / paced, Vector512.Create(double.PositiveInfinity));
            lasts.StoreUnsafe(ref level, place);
            least = Vector512.ConditionalSelect(Vector512.LessThan(lasts, least), lasts, least);
        }

        var half = Lesser(least.GetLower(), least.GetUpper());
        return Math.Min(Math.Min(half[0], half[1]), Math.Min(half[2], half[3]));
    }

    private static Vector256<double> Lesser(Vector256<double> left, Vector256<double> right) =>
        Vector256.ConditionalSelect(Vector256.LessThan(left, right), left, right);

    /// <summary>Stops the products that need what is used up.</summary>
    /// <returns>How many rise on.</returns>
    private int Stop(int count, double level, ReadOnlySpan<double> weights, Span<double> outputs)
    {
        bound = level * (1 + ProgressiveFilling.Tie);
        var (usedUp, on, stops) = (UsedUp(), 0, 0);
        foreach (var product in rising.AsSpan(0, count))
        {
            if ((needs[product] & usedUp) is not 0 and var stopping)
            {
                outputs[product] = OutputAt(level, product, weights[product], stopping);
                stopped[stops++] = product;
                Binding |= stopping;
            }
            else
            {
                rising[on++] = product;
            }
        }

        for (var stop = 0; stop < stops && on > 0; stop++)
        {
            Take(stopped[stop], outputs[stopped[stop]]);
        }

        return on;
    }

    private ulong UsedUp()
    {
        var (usedUp, limit) = (0UL, Vector512.Create(bound));
        ref var level = ref MemoryMarshal.GetArrayDataReference(levels);
        for (nuint place = 0; place < width; place += Step)
        {
            usedUp |= Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref level, place), limit).ExtractMostSignificantBits() << (int)place;
        }

        return usedUp;
    }

    private double OutputAt(double level, int product, double weight, ulong stopping)
    {
        var alone = double.PositiveInfinity;
        for (; stopping != 0; stopping &= stopping - 1)
        {
            var place = BitOperations.TrailingZeroCount(stopping);
            if (speeds[place] != paces[(product * Most) + place])
            {
                return level * weight;
            }

            alone = Math.Min(alone, left[place] / quantities[(product * Most) + place]);
        }

        return alone;
    }

    private void Take(int product, double output)
    {
        var none = Vector512<double>.Zero;
        ref var remains = ref MemoryMarshal.GetArrayDataReference(left);
        ref var quantity = ref quantities[product * Most];
        for (nuint place = 0; place < width; place += Step)
        {
            var after = Vector512.LoadUnsafe(ref remains, place) - (Vector512.LoadUnsafe(ref quantity, place) * output);
            Vector512.ConditionalSelect(Vector512.GreaterThan(after, none), after, none).StoreUnsafe(ref remains, place);
        }
    }
}
