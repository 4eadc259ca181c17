using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>
/// Shares capacity so that the product worst off, by output per weight, is as well off as can be; then the next worst, and so on.
/// </summary>
/// <remarks>
/// All outputs rise together in proportion to their weights until an item is used up; the products that use it stay there, the
/// others rise on. Each round stops at least one product, and the result is exact: the lexicographic max-min of output per weight.
/// The rounds work on arrays that are made once, so that a filling allocates nothing; no two threads may use one at a time.
/// </remarks>
public class ProgressiveFilling
{
    /// <summary>How near, relative to the scarcest, an item must come to count as used up too.</summary>
    public const double Tie = 1e-9;

    /// <summary>How much of a capacity must be left over, relative to it, for it to be out of the question that it binds; more than <see cref="Tie"/>.</summary>
    public const double Margin = 1e-8;

    /// <summary>What rounding leaves of a capacity that is used up, relative to the capacity.</summary>
    internal const double Residue = 1e-12;

    private readonly double[] left;
    private readonly double[] reach;
    private readonly bool[] isRising;
    private readonly bool[] isStale;
    private readonly int[] rising;
    private readonly int[] stopped;

    /// <param name="uses">What goes into one unit of each product.</param>
    public ProgressiveFilling(UseMatrix uses)
    {
        Uses = uses;
        left = new double[uses.Items];
        Speeds = new double[uses.Items];
        Levels = new double[uses.Items];
        reach = new double[uses.Products];
        isRising = new bool[uses.Products];
        isStale = new bool[uses.Products];
        rising = new int[uses.Products];
        stopped = new int[uses.Products];
    }

    public UseMatrix Uses { get; }

    /// <summary>By item: how much of it the rising products use when their output per weight is 1.</summary>
    private protected double[] Speeds { get; }

    /// <summary>By item: up to which output per weight it lasts; infinite where it is unknown or no rising product uses it.</summary>
    private protected double[] Levels { get; }

    /// <summary>The output per weight up to which items count as used up in this round.</summary>
    private protected double Bound { get; private set; }

    /// <summary>Fills what the products of weight 0 leave.</summary>
    /// <param name="capacities">By item, units a month; <see cref="double.PositiveInfinity"/> where unknown, so that it binds nothing.</param>
    /// <param name="weights">By product; one of weight 0 takes no part and keeps the output that it has.</param>
    /// <param name="outputs">By product, units a month; infinite where nothing stops it.</param>
    /// <param name="binding">
    /// By use, in the order of <see cref="UseMatrix.PlacesOf"/>: whether it is what stops the product; of products that take part only.
    /// Left empty, it is not asked for.
    /// </param>
    public void Fill(ReadOnlySpan<double> capacities, ReadOnlySpan<double> weights, Span<double> outputs, Span<bool> binding = default)
    {
        var count = Admit(weights, outputs);
        if (count == 0)
        {
            return;
        }

        Leave(capacities, outputs);
        Pace(weights);
        while (count > 0)
        {
            var level = LeastReach(count);
            if (double.IsPositiveInfinity(level))
            {
                foreach (var product in rising.AsSpan(0, count))
                {
                    outputs[product] = level;
                }

                return;
            }

            Bound = level * (1 + Tie);
            Meet(level);
            count = Stop(count, level, weights, outputs, binding);
        }
    }

    /// <summary>What is left of a capacity when some is used, units a month; nothing where only rounding is.</summary>
    private static double Left(double capacity, double used) =>
        double.IsPositiveInfinity(capacity) ? capacity
        : capacity - used > capacity * Residue ? capacity - used
        : 0;

    /// <summary>Told the level of each round, before any product stops at it.</summary>
    private protected virtual void Meet(double level)
    {
    }

    /// <summary>Whether an item is used up in this round.</summary>
    private protected virtual bool IsUsedUp(int item) => Levels[item] <= Bound;

    /// <summary>Takes what a product that stops uses.</summary>
    private protected virtual void Take(int product, double weight, double output)
    {
        foreach (var use in Uses[product])
        {
            left[use.Item] = Math.Max(0, left[use.Item] - (use.Quantity * output));
        }
    }

    /// <returns>How many products take part; they come first among those that rise.</returns>
    private int Admit(ReadOnlySpan<double> weights, Span<double> outputs)
    {
        var count = 0;
        for (var product = 0; product < weights.Length; product++)
        {
            isRising[product] = weights[product] > 0;
            if (isRising[product])
            {
                outputs[product] = 0;
                rising[count++] = product;
            }
        }

        return count;
    }

    private void Leave(ReadOnlySpan<double> capacities, ReadOnlySpan<double> outputs)
    {
        Uses.Use(outputs, left);
        for (var item = 0; item < left.Length; item++)
        {
            left[item] = Left(capacities[item], left[item]);
        }
    }

    /// <summary>Finds how fast the rising products use each item, and up to which output per weight it lasts.</summary>
    private void Pace(ReadOnlySpan<double> weights)
    {
        for (var item = 0; item < left.Length; item++)
        {
            Pace(item, weights);
        }
    }

    private void Pace(int item, ReadOnlySpan<double> weights)
    {
        var speed = 0.0;
        foreach (var user in Uses.UsersOf(item))
        {
            if (isRising[user.Product])
            {
                isStale[user.Product] = true;
                speed += user.Quantity * weights[user.Product];
            }
        }

        Speeds[item] = speed;
        Levels[item] = speed > 0 ? left[item] / speed : double.PositiveInfinity;
    }

    /// <summary>Up to which output per weight all can rise together: the least of what the items of each last for.</summary>
    private double LeastReach(int count)
    {
        var least = double.PositiveInfinity;
        foreach (var product in rising.AsSpan(0, count))
        {
            if (isStale[product])
            {
                reach[product] = ReachOf(product);
                isStale[product] = false;
            }

            least = reach[product] < least ? reach[product] : least;
        }

        return least;
    }

    private double ReachOf(int product)
    {
        var least = double.PositiveInfinity;
        foreach (var use in Uses[product])
        {
            var level = Levels[use.Item];
            least = level < least ? level : least;
        }

        return least;
    }

    /// <summary>Stops the products that need what is used up.</summary>
    /// <returns>How many rise on.</returns>
    private int Stop(int count, double level, ReadOnlySpan<double> weights, Span<double> outputs, Span<bool> binding)
    {
        var (on, stops) = (0, 0);
        foreach (var product in rising.AsSpan(0, count))
        {
            if (reach[product] <= Bound && OutputAt(level, product, weights[product]) is { } output)
            {
                outputs[product] = output;
                isRising[product] = false;
                stopped[stops++] = product;
                Mark(product, binding);
            }
            else
            {
                rising[on++] = product;
            }
        }

        foreach (var product in stopped.AsSpan(0, stops))
        {
            Take(product, weights[product], outputs[product]);
        }

        // Only what the stopped ones use lasts otherwise now.
        foreach (var product in stopped.AsSpan(0, stops))
        {
            foreach (var use in Uses[product])
            {
                Pace(use.Item, weights);
            }
        }

        return on;
    }

    /// <summary>
    /// Where the product needs what is used up, its weight's share of the level; where it is alone in using that, all that is left
    /// of it, so that no rounding stands between them. Null where it needs none of it.
    /// </summary>
    private double? OutputAt(double level, int product, double weight)
    {
        var alone = double.PositiveInfinity;
        foreach (var use in Uses[product])
        {
            if (IsUsedUp(use.Item))
            {
                if (Speeds[use.Item] != use.Quantity * weight)
                {
                    return level * weight;
                }

                alone = Math.Min(alone, left[use.Item] / use.Quantity);
            }
        }

        return double.IsPositiveInfinity(alone) ? null : alone;
    }

    private void Mark(int product, Span<bool> binding)
    {
        if (!binding.IsEmpty)
        {
            var marks = binding[Uses.PlacesOf(product)];
            for (var place = 0; place < marks.Length; place++)
            {
                marks[place] = IsUsedUp(Uses[product][place].Item);
            }
        }
    }
}
