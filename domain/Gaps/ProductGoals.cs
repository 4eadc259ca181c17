using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps;

/// <summary>The targets that the families' goals set for each product.</summary>
/// <remarks>
/// A product and those that succeed it share one target, which stands with the first of them: what they made together, times the multiplier. In the
/// sharing of capacity each of them weighs an equal part of it.
/// </remarks>
public sealed class ProductGoals
{
    /// <summary>The least target, units a month. With a smaller one, capacity divided by it could be infinite.</summary>
    private const double LeastEndRate = 1e-100;

    private readonly Dictionary<Family, Goal> ofFamilies;
    private readonly ProductGoal?[] ofProducts;
    private readonly double[] weights;
    private readonly double[] presents;
    private readonly int[] holders;

    /// <param name="goals">The goals, one for each family.</param>
    /// <param name="current">The output without any plan.</param>
    /// <param name="surges">By month of a goal, the factor that surges apply to its path; null, or a function that returns null, for no
    /// surge.</param>
    public ProductGoals(IReadOnlyList<Goal> goals, CurrentCapacity current, Func<Goal, IReadOnlyList<double>?>? surges = null)
    {
        ofFamilies = goals.ToDictionary(goal => goal.Family);
        var ofGoals = goals.ToDictionary(goal => goal.Family, goal => surges?.Invoke(goal));
        holders = Successions.HoldersOf(current.Items, current.Explosion.Products);
        ofProducts = new ProductGoal?[holders.Length];
        weights = new double[holders.Length];
        presents = [.. current.Explosion.Products.Select(current.Unstated.Present)];
        foreach (var members in Enumerable.Range(0, holders.Length).GroupBy(product => holders[product]))
        {
            var together = ofProducts[members.Key] = Of([.. members.Where(member => member == members.Key || IsEverMade(member, current))], current, ofGoals);
            foreach (var member in together?.Members ?? [])
            {
                weights[member] = together!.EndRate / together.Members.Count;
            }
        }
    }

    /// <summary>The number of products, with or without a goal.</summary>
    public int Count => ofProducts.Length;

    /// <summary>
    /// The target by the number of the product; null if its family has no goal, if its baseline is unknown or close to 0, or if it succeeds another
    /// product, with which the target stands (<see cref="HolderOf"/>).
    /// </summary>
    public ProductGoal? this[int product] => ofProducts[product];

    /// <summary>The product with which the target stands that this product serves: itself, or the first of those that it succeeds.</summary>
    public int HolderOf(int product) => holders[product];

    /// <summary>How much a product weighs where products share capacity: its part of the target at the goal's end, units a month; 0 without one.</summary>
    public double Weight(int product) => weights[product];

    /// <summary>What is made of a product at present, units a month; 0 if nothing is known.</summary>
    public double Present(int product) => presents[product];

    /// <summary>What the goal asks of a product and its successors in a month, units a month; 0 without a goal in that month.</summary>
    public double Asked(int product, int month) => this[product] is { } goal && goal.Covers(month) ? goal.PathAt(month) : 0;

    /// <summary>Whether the product, with its successors, falls short of its path in a month; always false without a goal.</summary>
    /// <param name="product">The product.</param>
    /// <param name="outputs">By product, units a month.</param>
    /// <param name="month">The month of the horizon.</param>
    public bool IsShort(int product, ReadOnlySpan<double> outputs, int month) =>
        this[product] is { } goal && goal.IsShort(goal.MadeOf(outputs), month);

    /// <summary>The families that have a goal.</summary>
    public IReadOnlyCollection<Family> Families => ofFamilies.Keys;

    public Goal? Of(Family family) => ofFamilies.GetValueOrDefault(family);

    /// <summary>Whether a product is more than what other products imply.</summary>
    private static bool IsEverMade(int product, CurrentCapacity current) =>
        current.Explosion.Products[product] is var item && (current.MadeFrom(item) < current.Horizon.Months || current.Lines.HasFigure(item));

    private ProductGoal? Of(int[] members, CurrentCapacity current, Dictionary<Family, IReadOnlyList<double>?> surges)
    {
        if (Of(current.Items.RecordOf(current.Explosion.Products[members[0]])!.Family) is not { } goal)
        {
            return null;
        }

        var start = current.Horizon.IndexOf(goal.FirstMonth);
        var baseline = members.Sum(member => current.Made(current.Explosion.Products[member], start));
        return goal.Multiplier * baseline >= LeastEndRate ? new ProductGoal(goal, baseline, start, members, surges[goal.Family]) : null;
    }
}
