using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Levers;

/// <summary>Tries every item, and every pair of a product's items, in one month.</summary>
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
        (projection, production, this.month) = (outcome.Projection, outcome.Lower, month);
        uses = projection.Explosion.Uses;
        pull = new LeverSearchStep(projection, production.Capacities[month], month);
    }

    public IReadOnlyList<ProductLevers> All() =>
    [
        .. Enumerable.Range(0, uses.Products)
            .Where(product => projection.Goals.IsShort(product, production.Outputs[month, product], month))
            .Select(Of),
    ];

    private ProductLevers Of(int product)
    {
        var alone = Best(Limited().Select(item => Try(product, [new Use(item, 1)])));
        var inProduct = Limited().Select(item => new Use(item, uses.Quantity(product, item))).Where(use => use.Quantity > 0).ToList();
        var pairs =
            from first in inProduct
            from second in inProduct
            where first.Item < second.Item
            let lever = Try(product, [first, second])
            where lever is not null && lever.Unlocked > Math.Max(UnlockedBy(first), UnlockedBy(second)) * (1 + ProgressiveFilling.Tie)
            select lever;
        return new ProductLevers(CodeOf(product), alone, [.. Best(pairs).Take(ProductLevers.MostPairs)]);

        double UnlockedBy(Use use) => alone.FirstOrDefault(lever => lever.Step[0].Item == projection.Items[use.Item])?.Unlocked ?? 0;
    }

    /// <summary>The items of known capacity.</summary>
    private IEnumerable<int> Limited() =>
        Enumerable.Range(0, uses.Items).Where(item => double.IsFinite(production.Capacities[month, item]));

    private static List<Lever> Best(IEnumerable<Lever?> levers) => [.. levers.OfType<Lever>().OrderByDescending(lever => lever.Unlocked)];

    private Lever? Try(int product, Use[] step)
    {
        if (!pull.Helps(product, step))
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
