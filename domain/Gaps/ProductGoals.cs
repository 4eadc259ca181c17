using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps;

/// <summary>The targets that the families' goals set for each product.</summary>
public sealed class ProductGoals
{
    /// <summary>The least target, units a month. With a smaller one, capacity divided by it could be infinite.</summary>
    private const double LeastEndRate = 1e-100;

    private readonly Dictionary<Family, Goal> ofFamilies;
    private readonly ProductGoal?[] ofProducts;

    /// <param name="goals">The goals, one for each family.</param>
    /// <param name="current">The output without any expansion.</param>
    /// <param name="surges">By month of a goal, the factor that surges apply to its path; null, or a function that returns null, for no
    /// surge.</param>
    public ProductGoals(IReadOnlyList<Goal> goals, CurrentCapacity current, Func<Goal, IReadOnlyList<double>?>? surges = null)
    {
        ofFamilies = goals.ToDictionary(goal => goal.Family);
        var ofGoals = goals.ToDictionary(goal => goal.Family, goal => surges?.Invoke(goal));
        ofProducts = [.. current.Explosion.Products.Select(product => Of(product, current, ofGoals))];
    }

    /// <summary>The number of products, with or without a goal.</summary>
    public int Count => ofProducts.Length;

    /// <summary>The target by the number of the product; null if its family has no goal, or its baseline is unknown or close to 0.</summary>
    public ProductGoal? this[int product] => ofProducts[product];

    /// <summary>The product's target at its goal's end, units a month; 0 without a goal.</summary>
    public double EndRate(int product) => this[product]?.EndRate ?? 0;

    /// <summary>Whether the output of a product falls short of its path in a month; always false without a goal.</summary>
    public bool IsShort(int product, double output, int month) => this[product]?.IsShort(output, month) ?? false;

    /// <summary>The families that have a goal.</summary>
    public IReadOnlyCollection<Family> Families => ofFamilies.Keys;

    public Goal? Of(Family family) => ofFamilies.GetValueOrDefault(family);

    private ProductGoal? Of(int product, CurrentCapacity current, Dictionary<Family, IReadOnlyList<double>?> surges)
    {
        if (Of(current.Items.RecordOf(product)!.Family) is not { } goal)
        {
            return null;
        }

        var start = current.Horizon.IndexOf(goal.FirstMonth);
        var baseline = current.Rate(product, start);
        return goal.Multiplier * baseline >= LeastEndRate ? new ProductGoal(goal, baseline, start, surges[goal.Family]) : null;
    }
}
