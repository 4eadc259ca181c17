using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Allocations;

/// <summary>How all products share the capacity of one month.</summary>
/// <param name="explosion">What the products need.</param>
/// <param name="goals">What is asked of each.</param>
public sealed class Sharing(Explosion explosion, ProductGoals goals)
    : Sharing<Scalar, bool>(explosion, goals, new ProgressiveFilling(explosion.Uses))
{
    /// <inheritdoc cref="Sharing{TLane, TMask}.Share"/>
    public void Share(ReadOnlySpan<double> capacities, Span<double> outputs, Span<bool> binding = default) =>
        Share(Scalar.Of(capacities), Scalar.Of(outputs), binding);

    /// <inheritdoc cref="Sharing{TLane, TMask}.Weigh"/>
    public void Weigh(ReadOnlySpan<double> capacities, Span<double> byGoal) => Weigh(Scalar.Of(capacities), Scalar.Of(byGoal));
}

/// <summary>How all products share capacity; each lane is a month of its own.</summary>
/// <remarks>
/// Products with a goal share first, in proportion to what their goals ask for at the end. No goal says how many of the others to
/// make, so these then take what is left, in proportion to their own capacity, and never lower a product with a goal. One without a limit counts with
/// its present: nothing is asked that it could keep pace with.
/// A sharing makes its arrays once and then allocates nothing; two threads must not use one at the same time.
/// </remarks>
/// <param name="explosion">What the products need.</param>
/// <param name="goals">What is asked of each.</param>
/// <param name="filling">How what goes into the products is filled.</param>
public abstract class Sharing<TLane, TMask>(Explosion explosion, ProductGoals goals, Filling<TLane, TMask> filling)
    where TLane : struct, ILane<TLane, TMask>
    where TMask : struct
{
    private static readonly TLane Unknown = Capacity.Unknown;
    private static readonly TLane NoLimit = Capacity.NoLimit;

    private readonly TLane[] weights = new TLane[explosion.Products.Count];
    private readonly int[] items = [.. explosion.Products];
    private readonly double[] ownTargets = [.. Enumerable.Range(0, goals.Count).Select(goals.Weight)];
    private readonly double[] presents = [.. Enumerable.Range(0, goals.Count).Select(goals.Present)];

    public UseMatrix Uses => filling.Uses;

    /// <summary>Shares capacities.</summary>
    /// <param name="capacities">
    /// By item, units a month, <see cref="Capacity.NoLimit"/> or <see cref="Capacity.Unknown"/>. A product of unknown own capacity takes no part.
    /// </param>
    /// <param name="outputs">By product, units a month; 0 for one that takes no part. Overwritten.</param>
    /// <param name="binding">By use, in the order of <see cref="UseMatrix.PlacesOf"/>: whether it stops the product. Overwritten.</param>
    private protected void Share(ReadOnlySpan<TLane> capacities, Span<TLane> outputs, Span<TMask> binding = default)
    {
        outputs.Clear();
        binding.Clear();
        Weigh(capacities, weights);
        filling.Fill(capacities, weights, outputs, binding);
        WeighOthers(capacities);
        filling.Fill(capacities, weights, outputs, binding);
    }

    /// <summary>Finds the weights of the first round.</summary>
    /// <param name="capacities">By item, units a month.</param>
    /// <param name="byGoal">By product: what its goal asks for at the end, units a month; 0 where it has none or its own capacity is unknown.</param>
    private protected void Weigh(ReadOnlySpan<TLane> capacities, Span<TLane> byGoal)
    {
        for (var product = 0; product < byGoal.Length; product++)
        {
            byGoal[product] = TLane.Select(capacities[items[product]] < Unknown, ownTargets[product], 0);
        }
    }

    /// <summary>Replaces the weights of the first round by those of the second: the own capacities of the others, 0 where unknown.</summary>
    private void WeighOthers(ReadOnlySpan<TLane> capacities)
    {
        for (var product = 0; product < weights.Length; product++)
        {
            var own = capacities[items[product]];
            var weight = TLane.Select(own < NoLimit, own, presents[product]);
            weights[product] = TLane.Select(TLane.AndNot(own < Unknown, weights[product] > 0), weight, 0);
        }
    }
}
