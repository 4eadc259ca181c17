using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Resilience;

/// <summary>Writes up the difference between two courses of outputs.</summary>
internal static class LossWriting
{
    public static Loss Of(Projection projection, MonthTable before, MonthTable after)
    {
        var products = new List<ProductLoss>();
        for (var product = 0; product < projection.Goals.Count; product++)
        {
            var goal = projection.Goals.Of(projection.Items.RecordOf(projection.Explosion.Products[product])!.Family);
            var first = goal is null ? 0 : projection.Horizon.IndexOf(goal.FirstMonth);
            var end = goal is null ? projection.Horizon.Months : first + goal.Months;
            var (years, inAll, changes) = (new SortedDictionary<int, double>(), 0.0, false);
            for (var month = first; month < end; month++)
            {
                var lost = before[month, product] - after[month, product];
                var year = projection.Horizon.At(month).Year;
                years[year] = years.GetValueOrDefault(year) + lost;
                inAll += lost;
                changes |= lost != 0;
            }

            if (changes)
            {
                var item = projection.Items.RecordOf(projection.Explosion.Products[product])!;
                products.Add(new ProductLoss(
                    item.Code, item.Family, new UnitsLost(before[end - 1, product] - after[end - 1, product], years, inAll)));
            }
        }

        return products.Count > 0 ? new Loss(products) : Loss.None;
    }
}
