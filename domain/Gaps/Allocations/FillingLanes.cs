using System.Runtime.Intrinsics;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Fills several capacities at once, each as <see cref="ProgressiveFilling"/> does, to the last bit: one to a lane.</summary>
/// <remarks>
/// Each figure is made by the operations of <see cref="ProgressiveFilling"/> in their order; what takes no part in a lane adds or takes 0
/// there. Allocates nothing once it is made; no two threads may use one at a time.
/// </remarks>
/// <param name="uses">What goes into one unit of each product.</param>
internal sealed class FillingLanes(UseMatrix uses)
{
    private static readonly Vector512<double> Unknown = Vector512.Create(double.PositiveInfinity);

    private readonly Vector512<double>[] left = new Vector512<double>[uses.Items];
    private readonly Vector512<double>[] speeds = new Vector512<double>[uses.Items];
    private readonly Vector512<double>[] levels = new Vector512<double>[uses.Items];
    private readonly Vector512<double>[] reach = new Vector512<double>[uses.Products];
    private readonly bool[] isStale = new bool[uses.Products];
    private readonly Vector512<double>[] rising = new Vector512<double>[uses.Products];
    private readonly Vector512<double>[] stopping = new Vector512<double>[uses.Products];
    private readonly int[] stopped = new int[uses.Products];
    private readonly bool[] isTouched = new bool[uses.Items];

    /// <summary>Fills what the products of weight 0 leave.</summary>
    /// <param name="capacities">By item, units a month; infinite where unknown.</param>
    /// <param name="weights">By product; where it is 0 the product takes no part and keeps the output that it has.</param>
    /// <param name="outputs">By product, units a month; infinite where nothing stops it.</param>
    public void Fill(ReadOnlySpan<Vector512<double>> capacities, ReadOnlySpan<Vector512<double>> weights, Span<Vector512<double>> outputs)
    {
        Admit(weights, outputs);
        Leave(capacities, outputs);
        for (var item = 0; item < left.Length; item++)
        {
            Pace(item, weights);
        }

        for (var level = LeastReach(); level != Unknown; level = LeastReach())
        {
            var stops = stopped.AsSpan(0, Stop(level, weights, outputs));
            foreach (var product in stops)
            {
                Take(product, outputs[product] & stopping[product]);
            }

            foreach (var product in stops)
            {
                PaceTouched(product, weights);
            }
        }

        Free(outputs);
    }

    private void Admit(ReadOnlySpan<Vector512<double>> weights, Span<Vector512<double>> outputs)
    {
        for (var product = 0; product < weights.Length; product++)
        {
            rising[product] = Vector512.GreaterThan(weights[product], Vector512<double>.Zero);
            outputs[product] = Vector512.AndNot(outputs[product], rising[product]);
            isStale[product] = true;
        }
    }

    private void Leave(ReadOnlySpan<Vector512<double>> capacities, ReadOnlySpan<Vector512<double>> outputs)
    {
        Array.Clear(left);
        for (var product = 0; product < outputs.Length; product++)
        {
            foreach (var use in uses[product])
            {
                left[use.Item] += outputs[product] * use.Quantity;
            }
        }

        for (var item = 0; item < left.Length; item++)
        {
            var (capacity, after) = (capacities[item], capacities[item] - left[item]);
            left[item] = Vector512.ConditionalSelect(
                Vector512.Equals(capacity, Unknown), capacity, after & Vector512.GreaterThan(after, capacity * ProgressiveFilling.Residue));
        }
    }

    /// <summary>Finds how fast the rising products use an item, and up to which output per weight it lasts.</summary>
    private void Pace(int item, ReadOnlySpan<Vector512<double>> weights)
    {
        var speed = Vector512<double>.Zero;
        foreach (var user in uses.UsersOf(item))
        {
            isStale[user.Product] = true;
            speed += weights[user.Product] * user.Quantity & rising[user.Product];
        }

        speeds[item] = speed;
        levels[item] = Vector512.ConditionalSelect(Vector512.GreaterThan(speed, Vector512<double>.Zero), left[item] / speed, Unknown);
    }

    /// <summary>Up to which output per weight all that rise in a lane can rise together; infinite where none does or nothing stops them.</summary>
    private Vector512<double> LeastReach()
    {
        var least = Unknown;
        for (var product = 0; product < reach.Length; product++)
        {
            if (isStale[product])
            {
                reach[product] = ReachOf(product);
                isStale[product] = false;
            }

            least = Vector512.MinNative(least, reach[product]);
        }

        return least;
    }

    private Vector512<double> ReachOf(int product)
    {
        var least = Unknown;
        foreach (var use in uses[product])
        {
            least = Vector512.MinNative(least, levels[use.Item]);
        }

        return Vector512.ConditionalSelect(rising[product], least, Unknown);
    }

    /// <summary>Stops the products that need what is used up.</summary>
    /// <returns>How many stop in some lane.</returns>
    private int Stop(Vector512<double> level, ReadOnlySpan<Vector512<double>> weights, Span<Vector512<double>> outputs)
    {
        var (bound, stops) = (level * (1 + ProgressiveFilling.Tie), 0);
        for (var product = 0; product < reach.Length; product++)
        {
            var stop = Vector512.LessThanOrEqual(reach[product], bound) & Vector512.LessThan(reach[product], Unknown);
            if (stop != Vector512<double>.Zero)
            {
                outputs[product] = Vector512.ConditionalSelect(stop, OutputAt(level, bound, product, weights[product]), outputs[product]);
                rising[product] = Vector512.AndNot(rising[product], stop);
                stopping[product] = stop;
                stopped[stops++] = product;
            }
        }

        return stops;
    }

    /// <summary>As <see cref="ProgressiveFilling"/> has it; it means something where the product needs what is used up.</summary>
    private Vector512<double> OutputAt(Vector512<double> level, Vector512<double> bound, int product, Vector512<double> weight)
    {
        var (alone, isShared) = (Unknown, Vector512<double>.Zero);
        foreach (var use in uses[product])
        {
            var isUsedUp = Vector512.LessThanOrEqual(levels[use.Item], bound);
            var isAlone = Vector512.Equals(speeds[use.Item], weight * use.Quantity);
            isShared |= Vector512.AndNot(isUsedUp, isAlone);
            alone = Vector512.ConditionalSelect(isUsedUp & isAlone, Vector512.MinNative(alone, left[use.Item] / use.Quantity), alone);
        }

        return Vector512.ConditionalSelect(isShared, level * weight, alone);
    }

    private void Take(int product, Vector512<double> output)
    {
        foreach (var use in uses[product])
        {
            left[use.Item] = Vector512.MaxNative(Vector512<double>.Zero, left[use.Item] - (output * use.Quantity));
            isTouched[use.Item] = true;
        }
    }

    /// <summary>Only what a stopped product uses lasts otherwise now.</summary>
    private void PaceTouched(int product, ReadOnlySpan<Vector512<double>> weights)
    {
        foreach (var use in uses[product])
        {
            if (isTouched[use.Item])
            {
                Pace(use.Item, weights);
                isTouched[use.Item] = false;
            }
        }
    }

    /// <summary>Nothing stops what rises still.</summary>
    private void Free(Span<Vector512<double>> outputs)
    {
        for (var product = 0; product < outputs.Length; product++)
        {
            outputs[product] = Vector512.ConditionalSelect(rising[product], Unknown, outputs[product]);
        }
    }
}
