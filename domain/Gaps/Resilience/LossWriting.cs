using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Resilience;

/// <summary>Writes up the difference between two courses of outputs.</summary>
internal sealed class LossWriting
{
    /// <summary>What rounding leaves between two sharings of a product that neither changes, relative to its output.</summary>
    private const double Rounding = 1e-12;

    private readonly (Item Record, int First, int End)[] products;
    private readonly int[] years;
    private readonly double[] lost;

    public LossWriting(Projection projection)
    {
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
                var (made, less) = (before[month, product], before[month, product] - after[month, product]);
                lost[month] = Math.Abs(less) > made * Rounding ? less : 0;
                changes |= lost[month] != 0;
            }

            if (changes)
            {
                losses.Add(new ProductLoss(record.Code, record.Family, Sum(first, end)));
            }
        }

        return losses.Count > 0 ? new Loss(losses) : Loss.None;
    }

    private UnitsLost Sum(int first, int end)
    {
        var (byYear, inAll) = (new SortedDictionary<int, double>(), 0.0);
        for (var month = first; month < end;)
        {
            var (year, inYear) = (years[month], 0.0);
            for (; month < end && years[month] == year; month++)
            {
                inYear += lost[month];
                inAll += lost[month];
            }

            byYear[year] = inYear;
        }

        return new UnitsLost(lost[end - 1], byYear, inAll);
    }

    /// <summary>The months of the product's goal; all where it has none.</summary>
    private static (Item Record, int First, int End) WithMonths(Projection projection, Item record) =>
        projection.Goals.Of(record.Family) is { } goal && projection.Horizon.IndexOf(goal.FirstMonth) is var first
            ? (record, first, first + goal.Months)
            : (record, 0, projection.Horizon.Months);
}
