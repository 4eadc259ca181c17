using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>Turns a projection into a report: outputs and gaps in each case, the items that bind, and the records behind each figure.</summary>
internal sealed class GapCalculation(Projection projection)
{
    private readonly Horizon horizon = projection.Horizon;
    private readonly ItemIndex items = projection.Items;
    private readonly IReadOnlyList<int> products = projection.Explosion.Products;
    private readonly CurrentCapacity current = projection.CurrentCapacity;
    private readonly ProductGoals goals = projection.Goals;

    public GapReport Report(ForecastCase shown)
    {
        var cases = ForecastCases.All.ToDictionary(forecast => forecast, projection.In);
        var series = cases.ToDictionary(each => each.Key, each => SeriesOf(each.Value));
        var supplies = new SupplyEvidence(projection.Register, current, cases[shown].Forecast, shown);
        return new GapReport
        {
            AsOf = projection.AsOf,
            Case = shown,
            Horizon = horizon,
            Families = [.. Families(shown, series, supplies)],
            Components = [.. Enumerable.Range(0, items.Count).Where(item => !items.IsProduct(item) && current.IsMapped(item)).Select(supplies.Of)],
            Unmapped = [.. Unmapped()],
            Companies = [.. CompanyCheck.Of(projection.Register, current)],
            UnknownLines = [.. current.Lines.OfUnknownItems.Select(line => new UnknownLine(line.Factory.Id, line.Line.Item))],
            Sources = Citation.Of(projection.Register, current.Lines),
        };
    }

    /// <summary>The months of the family's goal; all months if it has no goal.</summary>
    private IEnumerable<int> MonthsOf(Family family) =>
        goals.Of(family) is { } goal
            ? Enumerable.Range(horizon.IndexOf(goal.FirstMonth), goal.Months)
            : Enumerable.Range(0, horizon.Months);

    /// <summary>By product, its months in one case.</summary>
    private GapSeries[] SeriesOf(CaseProjection outcome) =>
    [
        .. products.Select((item, product) =>
        {
            var binding = Binding(outcome.Lower, product);
            return new GapSeries(
                [.. MonthsOf(items.RecordOf(item)!.Family).Select(month => MonthFigure.OfProduct(
                    horizon.At(month), goals[product]?.PathAt(month), outcome.Output(product, month), binding[month]))],
                goals[product]?.Baseline,
                goals[product]?.EndRate);
        }),
    ];

    /// <summary>By month, the items that limit the product, in the order of the codes. Months without a change share one list.</summary>
    private IReadOnlyList<BindingItem>[] Binding(Production production, int product)
    {
        var binding = new IReadOnlyList<BindingItem>[horizon.Months];
        for (var month = 0; month < horizon.Months; month++)
        {
            var since = production.SameSince(month);
            binding[month] = since < month
                ? binding[since]
                : [.. production.BindingItems(product, month).Select(item =>
                    new BindingItem(items[item], production.Capacities[month, item], production.Used[month, item]))];
        }

        return binding;
    }

    private IEnumerable<FamilyReport> Families(
        ForecastCase shown, Dictionary<ForecastCase, GapSeries[]> series, SupplyEvidence supplies)
    {
        var ofFamilies = products.Index().ToLookup(entry => items.RecordOf(entry.Item)!.Family, entry => entry.Index);
        foreach (var family in ofFamilies.Select(group => group.Key).Union(goals.Families).Order())
        {
            var sums = series.ToDictionary(
                each => each.Key,
                each => GapSeries.OfFamily(MonthsOf(family).Select(horizon.At), [.. ofFamilies[family].Select(product => each.Value[product])]));
            yield return new FamilyReport(
                family,
                goals.Of(family),
                sums[shown],
                [.. sums.Select(each => CaseOutcome.Of(each.Key, each.Value))],
                [.. ofFamilies[family].Select(product => Product(product, shown, series, supplies))]);
        }
    }

    private ProductReport Product(
        int product, ForecastCase shown, Dictionary<ForecastCase, GapSeries[]> series, SupplyEvidence supplies)
    {
        var item = items.RecordOf(products[product])!;
        return new ProductReport(
            item.Code,
            item.Name,
            item.Unit,
            series[shown][product],
            [.. series.Select(each => CaseOutcome.Of(each.Key, each.Value[product]))],
            supplies.Of(products[product]),
            [.. projection.Explosion.Below(product).Where(below => !current.IsMapped(below)).Select(below => items[below])]);
    }

    private IEnumerable<UnmappedItem> Unmapped() =>
        from product in Enumerable.Range(0, products.Count)
        from item in projection.Explosion.Below(product)
        where !current.IsMapped(item)
        group items[products[product]] by item into above
        orderby above.Key
        select new UnmappedItem(items[above.Key], [.. above]);
}
