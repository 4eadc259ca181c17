using System.Runtime.CompilerServices;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Allocations;

/// <summary>
/// Shares capacity so that the product worst off, by output per weight, is as well off as can be; then the next worst, and so on.
/// Each lane fills a capacity of its own.
/// </summary>
/// <remarks>
/// All outputs rise together in proportion to their weights until an item is used up. The products that use it stop there; the
/// others rise on. Each round stops at least one product, and the result is exact: the lexicographic max-min of output per weight.
/// The lanes go through the rounds together; a product that takes no part in a lane, or has stopped there, has the weight 0 in it.
/// A filling makes its arrays once and then allocates nothing; two threads must not use one at the same time.
/// </remarks>
/// <typeparam name="TLane">The numbers of all lanes.</typeparam>
/// <typeparam name="TMask">What holds in which lane.</typeparam>
/// <param name="uses">What goes into one unit of each product.</param>
public class Filling<TLane, TMask>(UseMatrix uses)
    where TLane : struct, ILane<TLane, TMask>
    where TMask : struct
{
    private static readonly TLane Unknown = Capacity.Unknown;
    private static readonly TLane NoLimit = Capacity.NoLimit;

    private readonly TLane[] left = new TLane[uses.Items];
    private readonly TLane[] reach = new TLane[uses.Products];
    private readonly TLane[] risingWeights = new TLane[uses.Products];
    private readonly TLane[] taken = new TLane[uses.Products];
    private readonly bool[] isTouched = new bool[uses.Items];
    private readonly bool[] isStale = new bool[uses.Products];
    private readonly int[] rising = new int[uses.Products];
    private readonly int[] stopped = new int[uses.Products];

    public UseMatrix Uses => uses;

    /// <summary>By item: how much of it the rising products use when their output per weight is 1.</summary>
    private protected TLane[] Speeds { get; } = new TLane[uses.Items];

    /// <summary>By item: up to which output per weight it lasts; infinite where it is unknown or no rising product uses it.</summary>
    private protected TLane[] Levels { get; } = new TLane[uses.Items];

    /// <summary>By item: whether it does not count as used up in this round, although it lasts no further than <see cref="Bound"/>.</summary>
    private protected TMask[] Spared { get; } = new TMask[uses.Items];

    /// <summary>The output per weight up to which items count as used up in this round; negative where the rounds are over.</summary>
    private protected TLane Bound { get; private set; }

    /// <summary>Fills what the products of weight 0 leave.</summary>
    /// <param name="capacities">By item, units a month; <see cref="Capacity.NoLimit"/> and <see cref="Capacity.Unknown"/> bind nothing.</param>
    /// <param name="weights">By product; one of weight 0 takes no part and keeps the output that it has.</param>
    /// <param name="outputs">By product, units a month; infinite where nothing stops it.</param>
    /// <param name="binding">
    /// By use, in the order of <see cref="UseMatrix.PlacesOf"/>: whether it stops the product; written for products that take part only.
    /// Leave it empty if you do not need it.
    /// </param>
    public void Fill(ReadOnlySpan<TLane> capacities, ReadOnlySpan<TLane> weights, Span<TLane> outputs, Span<TMask> binding = default)
    {
        var count = Admit(weights, outputs);
        if (count == 0)
        {
            return;
        }

        Leave(capacities, outputs);
        for (var level = LeastReach(count); TLane.Any(level < Unknown); level = LeastReach(count))
        {
            Bound = TLane.Select(level < Unknown, level * (1 + ProgressiveFilling.Tie), -1);
            Meet(level);
            count = Stop(count, level, weights, outputs, binding);
        }

        foreach (var product in rising.AsSpan(0, count))
        {
            outputs[product] = TLane.Select(risingWeights[product] > 0, Unknown, outputs[product]);
        }
    }

    /// <summary>Learns the level of each round, before any product stops at it.</summary>
    private protected virtual void Meet(TLane level)
    {
    }

    /// <summary>Takes what a product that stops uses.</summary>
    private protected virtual void Take(int product, TLane weight, TLane output)
    {
        foreach (var use in uses[product])
        {
            left[use.Item] = TLane.Max(0, left[use.Item] - (output * use.Quantity));
            isTouched[use.Item] = true;
        }
    }

    /// <summary>Lets the products of weight above 0 rise from 0.</summary>
    /// <returns>How many do in some lane; they come first in the list of those that rise.</returns>
    private int Admit(ReadOnlySpan<TLane> weights, Span<TLane> outputs)
    {
        var count = 0;
        for (var product = 0; product < weights.Length; product++)
        {
            risingWeights[product] = weights[product];
            var rises = weights[product] > 0;
            if (TLane.Any(rises))
            {
                outputs[product] = TLane.Select(rises, 0, outputs[product]);
                rising[count++] = product;
            }
        }

        return count;
    }

    /// <summary>Finds what the outputs leave of each capacity, units a month, and how long it lasts; 0 where only rounding is left.</summary>
    private void Leave(ReadOnlySpan<TLane> capacities, ReadOnlySpan<TLane> outputs)
    {
        Array.Clear(left);
        for (var product = 0; product < outputs.Length; product++)
        {
            if (TLane.Any(outputs[product] > 0))
            {
                foreach (var use in uses[product])
                {
                    left[use.Item] += outputs[product] * use.Quantity;
                }
            }
        }

        for (var item = 0; item < left.Length; item++)
        {
            var (capacity, after) = (capacities[item], capacities[item] - left[item]);
            left[item] = TLane.Select(
                capacity < NoLimit, TLane.Select(after > capacity * ProgressiveFilling.Residue, after, 0), Unknown);
            Pace(item);
        }
    }

    /// <summary>Finds how fast the rising products use an item, and up to which output per weight it lasts.</summary>
    /// <remarks>A filling of one lane takes up to a tenth longer where this is called and not inlined.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pace(int item)
    {
        TLane speed = 0;
        foreach (var user in uses.UsersOf(item))
        {
            isStale[user.Product] = true;
            speed += risingWeights[user.Product] * user.Quantity;
        }

        Speeds[item] = speed;
        Levels[item] = TLane.Select(speed > 0, left[item] / speed, Unknown);
    }

    /// <summary>
    /// Up to which output per weight all can rise together: the least that any of their items lasts for. Infinite where none rises or
    /// nothing stops them.
    /// </summary>
    private TLane LeastReach(int count)
    {
        var least = Unknown;
        foreach (var product in rising.AsSpan(0, count))
        {
            if (isStale[product])
            {
                reach[product] = ReachOf(product);
                isStale[product] = false;
            }

            least = TLane.Min(least, reach[product]);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLane ReachOf(int product)
    {
        var least = Unknown;
        foreach (var use in uses[product])
        {
            least = TLane.Min(least, Levels[use.Item]);
        }

        return TLane.Select(risingWeights[product] > 0, least, Unknown);
    }

    /// <summary>Stops the products that need what is used up.</summary>
    /// <returns>How many rise on in some lane.</returns>
    private int Stop(int count, TLane level, ReadOnlySpan<TLane> weights, Span<TLane> outputs, Span<TMask> binding)
    {
        var (on, stops) = (0, 0);
        foreach (var product in rising.AsSpan(0, count))
        {
            var stop = reach[product] <= Bound;
            if (TLane.Any(stop))
            {
                var output = OutputAt(level, product, weights[product]);
                stop = TLane.And(stop, output < Unknown);
                if (TLane.Any(stop))
                {
                    outputs[product] = TLane.Select(stop, output, outputs[product]);
                    taken[product] = TLane.Select(stop, output, 0);
                    risingWeights[product] = TLane.Select(stop, 0, risingWeights[product]);
                    stopped[stops++] = product;
                    Mark(product, stop, binding);
                    if (!TLane.Any(risingWeights[product] > 0))
                    {
                        continue;
                    }
                }
            }

            rising[on++] = product;
        }

        TakeAll(stopped.AsSpan(0, stops), weights);
        return on;
    }

    /// <summary>Takes what the products that stop use. Only their items last differently then.</summary>
    private void TakeAll(ReadOnlySpan<int> stops, ReadOnlySpan<TLane> weights)
    {
        foreach (var product in stops)
        {
            Take(product, weights[product], taken[product]);
        }

        foreach (var product in stops)
        {
            foreach (var use in uses[product])
            {
                if (isTouched[use.Item])
                {
                    Pace(use.Item);
                    isTouched[use.Item] = false;
                }
            }
        }
    }

    /// <summary>
    /// The output of a product that needs what is used up: its weight's share of the level. Where the product alone uses that, all
    /// that is left of it instead, so that no rounding stands between them. Infinite where it needs nothing that is used up.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLane OutputAt(TLane level, int product, TLane weight)
    {
        var (alone, isShared) = (Unknown, default(TMask));
        foreach (var use in uses[product])
        {
            var isUsedUp = IsUsedUp(use.Item);
            if (TLane.Any(isUsedUp))
            {
                var isAlone = TLane.AreEqual(Speeds[use.Item], weight * use.Quantity);
                isShared = TLane.Or(isShared, TLane.AndNot(isUsedUp, isAlone));
                alone = TLane.Select(TLane.And(isUsedUp, isAlone), TLane.Min(alone, left[use.Item] / use.Quantity), alone);
            }
        }

        return TLane.Select(isShared, level * weight, alone);
    }

    /// <summary>Whether an item is used up in this round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TMask IsUsedUp(int item) => TLane.AndNot(Levels[item] <= Bound, Spared[item]);

    /// <summary>Marks, where the product stops, the items that stop it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mark(int product, TMask stop, Span<TMask> binding)
    {
        if (!binding.IsEmpty)
        {
            var marks = binding[uses.PlacesOf(product)];
            for (var place = 0; place < marks.Length; place++)
            {
                var isUsedUp = IsUsedUp(uses[product][place].Item);
                marks[place] = TLane.Or(TLane.AndNot(marks[place], stop), TLane.And(isUsedUp, stop));
            }
        }
    }
}
