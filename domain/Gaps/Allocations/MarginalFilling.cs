using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Progressive filling that also tells how the outputs change as capacity is added, and up to where they change so.</summary>
/// <remarks>
/// Outputs are piecewise linear in what is added. Each level of the filling has a gain: how far it moves with each step. Of items
/// that are used up together, only those with the least gain still bind once something is added. Where a level that moves faster
/// meets an item that lasted longer, that item starts to bind the products of the level that use it. There the piece ends, unless
/// other users of the item stopped before, which only a filling from there shows. Allocates nothing once it is made.
/// </remarks>
/// <param name="uses">What goes into one unit of each product.</param>
public sealed class MarginalFilling(UseMatrix uses) : ProgressiveFilling(uses)
{
    /// <summary>What rounding leaves of a gain that is nothing, relative to what it is the difference of.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] gains = new double[uses.Products];
    private readonly double[] left = new double[uses.Items];
    private readonly double[] turnover = new double[uses.Items];
    private readonly double[] itemGains = new double[uses.Items];
    private readonly int[] tied = new int[uses.Items];
    private int ties;
    private double levelNow;
    private double levelGain;

    /// <summary>By product, how much more it makes with each of the first steps: units a month, negative where others take from it.</summary>
    public ReadOnlySpan<double> Gains => gains;

    /// <summary>
    /// How many steps, at least, gain as much as the first; infinite where nothing ever changes that. A new filling after those may
    /// find the same gains again: to follow the whole piece, fill until the gains change.
    /// </summary>
    public double Steps { get; private set; }

    /// <summary>Fills what the products of weight 0 leave, and finds what steps add to it.</summary>
    /// <param name="capacities">By item, units a month; infinite where unknown.</param>
    /// <param name="step">By item, what each step adds, units a month; at least 0.</param>
    /// <param name="weights">By product; one of weight 0 takes no part and keeps the output that it has.</param>
    /// <param name="outputs">By product, units a month, before any step.</param>
    /// <param name="binding">By use: whether it stops the product once something is added. Leave it empty if you do not need it.</param>
    public void Fill(
        ReadOnlySpan<double> capacities, ReadOnlySpan<double> step, ReadOnlySpan<double> weights, Span<double> outputs, Span<bool> binding = default)
    {
        Array.Clear(gains);
        step.CopyTo(left);
        step.CopyTo(turnover);
        Steps = double.PositiveInfinity;
        Fill(capacities, weights, outputs, binding);

        // The inherited Fill uses the same arrays; without steps it gains nothing.
        Array.Clear(left);
    }

    private protected override void Meet(Scalar level)
    {
        foreach (var item in tied.AsSpan(0, ties))
        {
            Spared[item] = false;
        }

        (levelNow, levelGain, ties) = (level, double.PositiveInfinity, 0);
        for (var item = 0; item < left.Length; item++)
        {
            itemGains[item] = left[item] / Speeds[item];
            if (Levels[item] <= Bound)
            {
                levelGain = Math.Min(levelGain, itemGains[item]);
                tied[ties++] = item;
            }
        }

        foreach (var item in tied.AsSpan(0, ties))
        {
            Spared[item] = IsMore(itemGains[item], levelGain);
        }
    }

    private protected override void Take(int product, Scalar weight, Scalar output)
    {
        base.Take(product, weight, output);
        gains[product] = levelGain * weight;
        foreach (var use in Uses[product])
        {
            if (IsMore(levelGain, itemGains[use.Item]))
            {
                Steps = Math.Min(Steps, (Levels[use.Item] - levelNow) / (levelGain - itemGains[use.Item]));
            }

            var taken = use.Quantity * gains[product];
            turnover[use.Item] += Math.Abs(taken);
            left[use.Item] -= taken;
            if (Math.Abs(left[use.Item]) <= turnover[use.Item] * Rounding)
            {
                left[use.Item] = 0;
            }
        }
    }

    private static bool IsMore(double gain, double than) => gain > than + (Tie * Math.Max(Math.Abs(gain), Math.Abs(than)));
}
