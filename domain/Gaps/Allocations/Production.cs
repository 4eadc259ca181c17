using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Allocations;

/// <summary>What every product can reach in every month of one forecast, and what stops it.</summary>
/// <remarks>
/// Products with a goal share first, in proportion to what their goals ask for at the end. The others, of which nobody says how
/// many there shall be, then take what is left, in proportion to their own capacity, so that they never lower a product with a goal.
/// </remarks>
public sealed class Production
{
    private readonly AtBounds?[][] outputs;
    private readonly IReadOnlyList<BindingItem>[][] binding;

    /// <param name="explosion">What the products need.</param>
    /// <param name="forecast">The capacity of every item.</param>
    /// <param name="goals">By product, what its goal asks for; null for a product without.</param>
    /// <param name="items">The items.</param>
    /// <param name="months">The months of the horizon.</param>
    public Production(Explosion explosion, Forecast forecast, IReadOnlyList<ProductGoal?> goals, ItemIndex items, int months)
    {
        outputs = [.. explosion.Products.Select(_ => new AtBounds?[months])];
        binding = [.. explosion.Products.Select(_ => new IReadOnlyList<BindingItem>[months])];
        AtBounds?[] before = [];
        for (var month = 0; month < months; month++)
        {
            var capacities = Enumerable.Range(0, items.Count).Select(item => forecast.Capacity(item, month)).ToArray();
            if (capacities.SequenceEqual(before))
            {
                Repeat(month);
            }
            else
            {
                Share(month, capacities, explosion, goals, items);
            }

            before = capacities;
        }
    }

    /// <summary>Units a month; null where nothing is known of the product.</summary>
    public AtBounds? Output(int product, int month) => outputs[product][month];

    /// <summary>What stops the product at the lower bound, in the order of the codes.</summary>
    public IReadOnlyList<BindingItem> Binding(int product, int month) => binding[product][month];

    private void Repeat(int month)
    {
        for (var product = 0; product < outputs.Length; product++)
        {
            outputs[product][month] = outputs[product][month - 1];
            binding[product][month] = binding[product][month - 1];
        }
    }

    private void Share(int month, AtBounds?[] capacities, Explosion explosion, IReadOnlyList<ProductGoal?> goals, ItemIndex items)
    {
        var known = explosion.Products.Select(product => capacities[product]).ToArray();
        double[] weights = [.. known.Zip(goals, (capacity, goal) => capacity is null ? 0 : goal?.EndRate ?? 0)];
        var lower = new AllocationProblem(explosion.Uses, [.. capacities.Select(each => each?.Lower ?? double.PositiveInfinity)]);
        var upper = new AllocationProblem(explosion.Uses, [.. capacities.Select(each => each?.Upper ?? double.PositiveInfinity)]);
        var atLower = Share(lower, weights, explosion);
        var atUpper = lower.Capacities.SequenceEqual(upper.Capacities) ? atLower : Share(upper, weights, explosion);
        var used = lower.UseOf(atLower.Outputs);
        for (var product = 0; product < known.Length; product++)
        {
            outputs[product][month] = known[product] is null ? null : new AtBounds(atLower.Outputs[product], atUpper.Outputs[product]);
            binding[product][month] =
                [.. atLower.Binding[product].Select(item => new BindingItem(items[item], lower.Capacities[item], used[item]))];
        }
    }

    private static Allocation Share(AllocationProblem problem, double[] weights, Explosion explosion)
    {
        var first = ProgressiveFilling.Fill(problem, weights);
        var own = explosion.Products.Select((item, product) =>
            weights[product] == 0 && double.IsFinite(problem.Capacities[item]) ? problem.Capacities[item] : 0);
        return first.And(ProgressiveFilling.Fill(problem.After(first.Outputs), [.. own]));
    }
}
