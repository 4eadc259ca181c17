using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Levers;

/// <summary>Tries every item, every pair of a product's items, and the smallest set of items that bind a product together, in one month.</summary>
internal sealed class LeverSearch
{
    private const int MonthsAYear = 12;

    private readonly Projection projection;
    private readonly Production production;
    private readonly UseMatrix uses;
    private readonly int month;
    private readonly LeverSearchStep pull;

    public LeverSearch(CaseProjection outcome, int month)
    {
        (projection, production, this.month) = (outcome.Projection, outcome.Production, month);
        uses = projection.Explosion.Uses;
        pull = new LeverSearchStep(projection, production.Capacities[month], month);
    }

    public IReadOnlyList<ProductLevers> All() =>
    [
        .. Enumerable.Range(0, uses.Products)
            .Where(product => projection.Goals.IsShort(product, production.Outputs[month], month))
            .Select(Of),
    ];

    private ProductLevers Of(int product)
    {
        var alone = Best(Limited().Select(item => Try(product, [new Use(item, 1)])));
        var inProduct = Limited().Select(item => new Use(item, QuantityIn(product, item))).Where(use => use.Quantity > 0).ToList();
        var pairs =
            from first in inProduct
            from second in inProduct
            where first.Item < second.Item
            let lever = Try(product, [first, second])
            where lever is not null && lever.Unlocked > Math.Max(UnlockedBy(first), UnlockedBy(second)) * (1 + ProgressiveFilling.Tie)
            select lever;
        var best = Best(pairs).Take(ProductLevers.MostPairs).ToList();
        var smallest = alone.Count + best.Count == 0 ? Smallest(product, inProduct) : null;
        return new ProductLevers(CodeOf(product), alone, best, smallest, alone.Count + best.Count == 0 ? Reason(product, smallest) : null);

        double UnlockedBy(Use use) => alone.FirstOrDefault(lever => lever.Step[0].Item == projection.Items[use.Item])?.Unlocked ?? 0;
    }

    /// <summary>
    /// The addition to the fewest items that bind the product, or one that shares its goal, together; of several such sets the one that unlocks most. Null
    /// if even an addition to all of them does not help.
    /// </summary>
    private Lever? Smallest(int product, List<Use> inProduct)
    {
        var members = projection.Goals[product]!.Members.Select(member => production.BindingItems(member, month));
        return members.Append(Binding(product))
            .Select(items => Fewest(product, [.. inProduct.Where(use => items.Contains(use.Item))]))
            .OfType<Lever>().OrderBy(lever => lever.Step.Count).ThenByDescending(lever => lever.Unlocked).FirstOrDefault();
    }

    /// <summary>The addition to a set of items without those that it does not need; null if it does not help.</summary>
    private Lever? Fewest(int product, Use[] step)
    {
        var lever = Try(product, step);
        foreach (var use in lever is null ? [] : step)
        {
            Use[] without = [.. step.Except([use])];
            (step, lever) = Try(product, without) is { } fewer ? (without, fewer) : (step, lever);
        }

        return lever;
    }

    /// <summary>Says why no item helps alone or with one other.</summary>
    private string Reason(int product, Lever? smallest)
    {
        if (smallest is not null)
        {
            var together = string.Join(", ", smallest.Step.Select(added => added.Item));
            return $"{together} are used up together: each holds {CodeOf(product)} where it is, so only an addition to all of them helps.";
        }

        var names = Binding(product).Select(item => projection.Items[item].Value).ToList();
        return names.Count == 0
            ? $"Nothing that is known limits {CodeOf(product)} in {projection.Horizon.At(month)}, so no addition helps."
            : $"{string.Join(", ", names)} limit {CodeOf(product)}, but other products that are further from their goals take all that is added.";
    }

    /// <summary>The items that bind the product or one that shares its goal, ascending.</summary>
    private IEnumerable<int> Binding(int product) =>
        projection.Goals[product]!.Members.SelectMany(member => production.BindingItems(member, month)).Distinct().Order();

    /// <summary>The most of an item that goes into the product or one that shares its goal.</summary>
    private double QuantityIn(int product, int item) => projection.Goals[product]!.Members.Max(member => uses.Quantity(member, item));

    /// <summary>The items whose capacity can bind.</summary>
    private IEnumerable<int> Limited() =>
        Enumerable.Range(0, uses.Items).Where(item => Capacity.IsNumber(production.Capacities[month, item]));

    private static List<Lever> Best(IEnumerable<Lever?> levers) => [.. levers.OfType<Lever>().OrderByDescending(lever => lever.Unlocked)];

    private Lever? Try(int product, Use[] step)
    {
        if (step.Length == 0 || !pull.Helps(product, step))
        {
            return null;
        }

        return new Lever(
            CodeOf(product),
            [.. step.Select(use => new CapacityIncrement(projection.Items[use.Item], use.Quantity))],
            MonthsAYear * pull.Gain,
            pull.Steps,
            [.. pull.Next.Select(item => projection.Items[item])],
            [.. pull.Others.Select(other => new SideEffect(CodeOf(other.Product), MonthsAYear * other.Gain))]);
    }

    private ItemCode CodeOf(int product) => projection.Items[projection.Explosion.Products[product]];
}
