using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Resilience;

/// <summary>Records the difference between two series of outputs. An output without a limit counts as what its goal asks for.</summary>
internal sealed class LossWriting
{
    /// <summary>The rounding error between two sharings of an unchanged product, relative to its output.</summary>
    private const double Rounding = 1e-12;

    private readonly ProductGoals goals;
    private readonly (Item Record, int First, int End)[] products;
    private readonly int[] years;
    private readonly double[] lost;

    public LossWriting(Projection projection)
    {
        goals = projection.Goals;
        products = [.. projection.Explosion.Products.Select(item => WithMonths(projection, projection.Items.RecordOf(item)!))];
        years = [.. Enumerable.Range(0, projection.Horizon.Months).Select(month => projection.Horizon.At(month).Year)];
        lost = new double[years.Length];
    }

    public Loss Of(MonthTable before, MonthTable after)
    {
        var losses = new List<ProductLoss>();
        foreach (var (product, (record, first, end)) in products.Index())
        {
            var changes = false;
            for (var month = first; month < end; month++)
            {
                var (made, less) = (before[month, product], Less(before[month, product], after[month, product], product, month));
                lost[month] = double.IsInfinity(made) || Math.Abs(less) > made * Rounding ? less : 0;
                changes |= lost[month] != 0;
            }

            if (changes)
            {
                losses.Add(new ProductLoss(record.Code, record.Family, UnitsLost.Of(lost.AsSpan(first, end - first), years.AsSpan(first, end - first))));
            }
        }

        return losses.Count > 0 ? new Loss(losses) : Loss.None;
    }

    private double Less(double before, double after, int product, int month) => (double.IsFinite(before), double.IsFinite(after)) switch
    {
        (true, true) => before - after,
        (true, false) => Math.Min(0, before - goals.Asked(product, month)),
        (false, true) => Math.Max(0, goals.Asked(product, month) - after),
        (false, false) => 0,
    };

    /// <summary>The months of the product's goal; all months if it has no goal.</summary>
    private static (Item Record, int First, int End) WithMonths(Projection projection, Item record) =>
        projection.Goals.Of(record.Family) is { } goal && projection.Horizon.IndexOf(goal.FirstMonth) is var first
            ? (record, first, first + goal.Months)
            : (record, 0, projection.Horizon.Months);
}
