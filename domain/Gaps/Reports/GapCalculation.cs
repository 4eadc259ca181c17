using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>The way from the register to the report: forecast, explosion, allocation, gap.</summary>
internal sealed class GapCalculation
{
    /// <summary>Less than anybody aims at, units a month; divided by it, a capacity would be infinite.</summary>
    private const double LeastEndRate = 1e-100;

    private readonly Register register;
    private readonly Month asOf;
    private readonly Horizon horizon;
    private readonly ItemIndex items;
    private readonly Explosion explosion;
    private readonly Present present;
    private readonly Dictionary<Family, Goal> goals;
    private readonly ProductGoal?[] productGoals;

    public GapCalculation(Register register, Month asOf, Horizon horizon)
    {
        this.register = register;
        this.asOf = asOf;
        this.horizon = horizon;
        items = new ItemIndex(register);
        explosion = new Explosion(register, items);
        present = new Present(register, items, explosion, horizon, asOf);
        goals = register.Goals.ToDictionary(goal => goal.Family);
        productGoals = [.. explosion.Products.Select(GoalOf)];
    }

    public GapReport Report(ForecastCase shown)
    {
        var forecasts = ForecastCases.All.ToDictionary(forecast => forecast, forecast => new Forecast(present, forecast));
        var series = forecasts.ToDictionary(forecast => forecast.Key, forecast => SeriesOf(forecast.Value));
        var supplies = new SupplyEvidence(register, present, forecasts[shown], shown);
        return new GapReport
        {
            AsOf = asOf,
            Case = shown,
            Horizon = horizon,
            Families = [.. Families(shown, series, supplies)],
            Components = [.. Enumerable.Range(0, items.Count).Where(item => !items.IsProduct(item) && present.IsMapped(item)).Select(supplies.Of)],
            Unmapped = [.. Unmapped()],
            Companies = [.. CompanyCheck.Of(register, present)],
            UnknownLines = [.. present.Lines.OfUnknownItems.Select(line => new UnknownLine(line.Factory.Id, line.Line.Item))],
            Sources = [.. Citation.Of(register, items)],
        };
    }

    private ProductGoal? GoalOf(int product)
    {
        if (!goals.TryGetValue(items.RecordOf(product)!.Family, out var goal))
        {
            return null;
        }

        var start = horizon.IndexOf(goal.FirstMonth);
        var baseline = present.Rate(product, start);
        return goal.Multiplier * baseline >= LeastEndRate ? new ProductGoal(goal, baseline, start) : null;
    }

    /// <summary>The months of the family's goal; all where it has none.</summary>
    private IEnumerable<int> MonthsOf(Family family) =>
        goals.TryGetValue(family, out var goal)
            ? Enumerable.Range(horizon.IndexOf(goal.FirstMonth), goal.Months)
            : Enumerable.Range(0, horizon.Months);

    /// <summary>By product, its months in one case.</summary>
    private GapSeries[] SeriesOf(Forecast forecast)
    {
        var production = new Production(explosion, forecast, productGoals, items, horizon.Months);
        return [.. explosion.Products.Select((item, product) => new GapSeries(
            [.. MonthsOf(items.RecordOf(item)!.Family).Select(month => MonthFigure.OfProduct(
                horizon.At(month),
                productGoals[product]?.PathAt(month),
                production.Output(product, month),
                production.Binding(product, month)))],
            productGoals[product]?.Baseline,
            productGoals[product]?.EndRate))];
    }

    private IEnumerable<FamilyReport> Families(
        ForecastCase shown, Dictionary<ForecastCase, GapSeries[]> series, SupplyEvidence supplies)
    {
        var products = Enumerable.Range(0, explosion.Products.Count)
            .ToLookup(product => items.RecordOf(explosion.Products[product])!.Family);
        foreach (var family in products.Select(group => group.Key).Union(goals.Keys).Order())
        {
            var sums = series.ToDictionary(
                each => each.Key,
                each => GapSeries.OfFamily(MonthsOf(family).Select(horizon.At), [.. products[family].Select(product => each.Value[product])]));
            yield return new FamilyReport(
                family,
                goals.GetValueOrDefault(family),
                sums[shown],
                [.. sums.Select(each => CaseOutcome.Of(each.Key, each.Value))],
                [.. products[family].Select(product => Product(product, shown, series, supplies))]);
        }
    }

    private ProductReport Product(
        int product, ForecastCase shown, Dictionary<ForecastCase, GapSeries[]> series, SupplyEvidence supplies)
    {
        var item = items.RecordOf(explosion.Products[product])!;
        return new ProductReport(
            item.Code,
            item.Name,
            item.Unit,
            series[shown][product],
            [.. series.Select(each => CaseOutcome.Of(each.Key, each.Value[product]))],
            supplies.Of(explosion.Products[product]),
            [.. explosion.Below(product).Where(below => !present.IsMapped(below)).Select(below => items[below])]);
    }

    private IEnumerable<UnmappedItem> Unmapped() =>
        from product in Enumerable.Range(0, explosion.Products.Count)
        from item in explosion.Below(product)
        where !present.IsMapped(item)
        group items[explosion.Products[product]] by item into above
        orderby above.Key
        select new UnmappedItem(items[above.Key], [.. above]);
}
